import { Eye, EyeOff, LockKeyholeOpen, X } from 'lucide-react';
import { useRef } from 'react';
import type { TokenView } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { CodeBlock } from '../../ui/code/code-block.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { DecryptionKey } from '../../ui/token/decryption-key.tsx';
import { DecryptionLine } from '../../ui/token/decryption-line.tsx';
import { decryptionWords } from '../../words/decryption.ts';
import { type NextAct, decryptionOf, nextAct, remedyOf } from './opened-token.model.ts';
import styles from './token.module.css';
import type { OpenedToken } from './use-opened-token.ts';

export interface DecryptPanelProps {
  /** The token as it is shown: opened, where it is. */
  readonly token: TokenView;
  readonly opened: OpenedToken;
}

/** Opens a kept token that is encrypted, with the keys of its profile and one that is given for this once. */
export function DecryptPanel({ token, opened }: DecryptPanelProps) {
  const { view, fault, keys, setKeys } = opened;
  const verdict = decryptionOf(token);
  const isOpen = verdict?.state === 'decrypted';
  const remedy = view && !isOpen ? remedyOf(view) : undefined;
  if (!verdict) return null;
  return (
    <Panel title={decryptionWords.title}>
      <div className={styles.decrypt}>
        {(view !== undefined || isOpen) && <DecryptionLine verdict={verdict} />}
        {remedy !== undefined && <p className={styles.quiet}>{remedy}</p>}
        {!isOpen && <DecryptionKey value={keys} onChange={setKeys} />}
        {fault && <FaultNote fault={fault} isCompact />}
        <Acts opened={opened} next={nextAct(opened, isOpen)} />
      </div>
    </Panel>
  );
}

interface ActsProps {
  readonly opened: OpenedToken;
  readonly next: NextAct;
}

const ICONS = { act: LockKeyholeOpen, reveal: Eye, hide: EyeOff } as const;
const SAID = { act: '', reveal: decryptionWords.opened, hide: decryptionWords.shown } as const;

/** One button for what can be done next, so that the focus stays where it is; and the way back. */
function Acts({ opened, next }: ActsProps) {
  const main = useRef<HTMLButtonElement>(null);
  const Icon = ICONS[next];
  const acts = { act: opened.decrypt, reveal: opened.reveal, hide: opened.hide };
  const close = () => {
    opened.close();
    main.current?.focus();
  };
  return (
    <div className={styles.revealActs}>
      <Button
        ref={main}
        icon={<Icon aria-hidden="true" />}
        isPending={opened.isPending}
        onPress={() => acts[next]()}
      >
        {decryptionWords[next]}
      </Button>
      {next !== 'act' && (
        <Button icon={<X aria-hidden="true" />} onPress={close}>
          {decryptionWords.close}
        </Button>
      )}
      <LiveRegion message={SAID[next]} />
    </div>
  );
}

/** In place of what a layer says, until it is asked for. */
export function MaskedContents({ isOpen }: { readonly isOpen: boolean }) {
  return (
    <Panel title={decryptionWords.contents}>
      <div className={styles.decrypt}>
        <CodeBlock label={decryptionWords.masked}>{'•'.repeat(24)}</CodeBlock>
        <p className={styles.quiet}>{isOpen ? decryptionWords.hidden : decryptionWords.sealed}</p>
      </div>
    </Panel>
  );
}
