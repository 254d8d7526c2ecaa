import { Eye, EyeOff, LockKeyholeOpen, X } from 'lucide-react';
import { useState } from 'react';
import type { TokenView } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { CodeBlock } from '../../ui/code/code-block.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { DecryptionKey } from '../../ui/token/decryption-key.tsx';
import { DecryptionLine } from '../../ui/token/decryption-line.tsx';
import { decryptionWords } from '../../words/decryption.ts';
import { decryptionOf, remedyOf } from './opened-token.model.ts';
import styles from './token.module.css';
import type { OpenedToken } from './use-opened-token.ts';

export interface DecryptPanelProps {
  /** The token as it is shown: opened, where it is. */
  readonly token: TokenView;
  readonly opened: OpenedToken;
}

/** Opens a kept token that is encrypted, with the keys of its profile and one that is given for this once. */
export function DecryptPanel({ token, opened }: DecryptPanelProps) {
  const [keys, setKeys] = useState('');
  const { view, isPending, fault } = opened;
  const verdict = decryptionOf(token);
  const isOpen = verdict?.state === 'decrypted';
  const remedy = view && !isOpen ? remedyOf(view) : undefined;
  if (!verdict) return null;
  return (
    <Panel title={decryptionWords.title}>
      <form
        className={styles.decrypt}
        onSubmit={(event) => {
          event.preventDefault();
          opened.decrypt(keys);
        }}
      >
        {(view !== undefined || isOpen) && <DecryptionLine verdict={verdict} />}
        {remedy !== undefined && <p className={styles.quiet}>{remedy}</p>}
        {!isOpen && <DecryptionKey value={keys} onChange={setKeys} />}
        {fault && <FaultNote fault={fault} isCompact />}
        {view && isOpen ? (
          <OpenActs opened={opened} onClose={() => setKeys('')} />
        ) : (
          <Button type="submit" icon={<LockKeyholeOpen aria-hidden="true" />} isPending={isPending}>
            {decryptionWords.act}
          </Button>
        )}
      </form>
    </Panel>
  );
}

interface OpenActsProps {
  readonly opened: OpenedToken;
  readonly onClose: () => void;
}

function OpenActs({ opened, onClose }: OpenActsProps) {
  return (
    <div className={styles.revealActs}>
      <RevealButton opened={opened} />
      <Button
        icon={<X aria-hidden="true" />}
        onPress={() => {
          onClose();
          opened.close();
        }}
      >
        {decryptionWords.close}
      </Button>
      <LiveRegion message={opened.isRevealed ? decryptionWords.shown : decryptionWords.opened} />
    </div>
  );
}

function RevealButton({ opened }: Pick<OpenActsProps, 'opened'>) {
  const { isRevealed, isPending, reveal, hide } = opened;
  return (
    <Button
      icon={isRevealed ? <EyeOff aria-hidden="true" /> : <Eye aria-hidden="true" />}
      isPending={isPending}
      onPress={isRevealed ? hide : reveal}
    >
      {isRevealed ? decryptionWords.hide : decryptionWords.reveal}
    </Button>
  );
}

/** In place of what a layer says, until it is asked for. */
export function MaskedContents({ opened }: Pick<OpenActsProps, 'opened'>) {
  const isOpen = opened.view !== undefined;
  return (
    <Panel title={decryptionWords.contents}>
      <div className={styles.decrypt}>
        <CodeBlock label={decryptionWords.masked}>{'•'.repeat(24)}</CodeBlock>
        <p className={styles.quiet}>{isOpen ? decryptionWords.hidden : decryptionWords.sealed}</p>
        {isOpen ? (
          <RevealButton opened={opened} />
        ) : (
          <Button
            icon={<LockKeyholeOpen aria-hidden="true" />}
            isPending={opened.isPending}
            onPress={() => opened.decrypt('')}
          >
            {decryptionWords.act}
          </Button>
        )}
      </div>
    </Panel>
  );
}
