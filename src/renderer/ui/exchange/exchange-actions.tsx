import { Copy, Eye, EyeOff } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeView } from '../../../contract/models/exchange.ts';
import type { Fault } from '../../../core/faults.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Button } from '../button/button.tsx';
import { formatBytes } from '../format/amount.ts';
import { LiveRegion } from '../live-region.tsx';
import { type MenuEntry, MenuButton } from '../menu/menu.tsx';
import styles from './exchange.module.css';

export type ExchangeCopy = keyof typeof exchangeWords.copied;

/** What can be done with an exchange, and how it goes. */
export interface ExchangeActs {
  readonly toggleReveal: () => void;
  readonly copy: (what: ExchangeCopy) => void;
  /** What was copied last. */
  readonly copied: ExchangeCopy | undefined;
  readonly fault: Fault | undefined;
}

export interface ExchangeActionsProps {
  readonly exchange: ExchangeView;
  readonly acts: ExchangeActs;
  readonly moreActs?: ReactNode;
}

/** Reveal, copy, and whatever else can be done where it is shown; under them, how it is shown now. */
export function ExchangeActions({ exchange, acts, moreActs }: ExchangeActionsProps) {
  const { isRevealed, summary } = exchange;
  const copied = acts.copied === undefined ? '' : exchangeWords.copied[acts.copied];
  return (
    <div className={styles.acts}>
      <Button
        size="small"
        icon={isRevealed ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
        onPress={acts.toggleReveal}
      >
        {isRevealed ? exchangeWords.hide : exchangeWords.reveal}
      </Button>
      <MenuButton
        label={exchangeWords.copy}
        size="small"
        icon={<Copy aria-hidden="true" />}
        items={copiesOf(exchange)}
        onAction={(what) => acts.copy(what as ExchangeCopy)}
      />
      {moreActs}
      <span className={styles.quiet}>
        {isRevealed ? exchangeWords.revealed : exchangeWords.masked} ·{' '}
        {exchangeWords.sizes(formatBytes(summary.requestBytes), formatBytes(summary.responseBytes))}
        {copied !== '' && ` · ${copied}`}
      </span>
      <LiveRegion message={copied} />
    </div>
  );
}

function copiesOf({ request, response, isRevealed }: ExchangeView): readonly MenuEntry[] {
  const { copies } = exchangeWords;
  const isText = (kind: string | undefined) => kind !== undefined && kind !== 'empty' && kind !== 'binary';
  const detail = isRevealed ? copies.clear : copies.masked;
  return [
    { id: 'curl', label: copies.curl, detail: copies.curlDetail },
    { id: 'curlWithSecrets', label: copies.curlWithSecrets, detail: copies.curlWithSecretsDetail },
    { id: 'request', label: copies.request, detail, isDisabled: !isText(request.bodyKind) },
    { id: 'response', label: copies.response, detail, isDisabled: !isText(response?.bodyKind) },
  ];
}
