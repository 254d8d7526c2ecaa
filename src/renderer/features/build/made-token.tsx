import { useMutation } from '@tanstack/react-query';
import { Copy, GitCompareArrows, ScanSearch } from 'lucide-react';
import type { BuiltToken } from '../../../contract/models/built.ts';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { CodeBlock } from '../../ui/code/code-block.tsx';
import { CopyButton } from '../../ui/copy/copy-button.tsx';
import { LiveRegion } from '../../ui/live-region.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { SecretText } from '../../ui/secret/secret-text.tsx';
import { Empty } from '../../ui/state/states.tsx';
import { MadeHere } from '../../ui/token/made-here.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { copiedWords } from '../../words/acquire.ts';
import { buildWords } from '../../words/build.ts';
import type { BuildScreenProps } from './build-screen.tsx';
import styles from './build.module.css';

export interface MadeTokenProps extends Pick<BuildScreenProps, 'onInspect' | 'onCompare'> {
  /** Absent until one was made of what is in the form. */
  readonly built: BuiltToken | undefined;
}

/** The token that was made, marked as such, and what can be done with it. */
export function MadeToken({ built, onInspect, onCompare }: MadeTokenProps) {
  if (!built) {
    return (
      <Panel title={buildWords.made}>
        <Empty title={buildWords.none.title}>{buildWords.none.text}</Empty>
      </Panel>
    );
  }
  const { token, alg, keyLabel, publicKey, isRemembered } = built;
  return (
    <Panel title={buildWords.made} aside={<MadeHere />}>
      <LiveRegion message={buildWords.madeText} />
      <div className={styles.made}>
        <p>
          {buildWords.madeText} {keyLabel === undefined ? alg : `${alg}, ${keyLabel}.`}
        </p>
        {!isRemembered && <p className={styles.warning}>{buildWords.notRemembered}</p>}
        <SecretText label={buildWords.tokenText} masked={token} />
        <div className={styles.acts}>
          <CopyMade token={token} />
          <Button icon={<ScanSearch aria-hidden="true" />} onPress={() => onInspect(token)}>
            {buildWords.inspect}
          </Button>
          {onCompare && (
            <Button icon={<GitCompareArrows aria-hidden="true" />} onPress={() => onCompare(token)}>
              {buildWords.compare}
            </Button>
          )}
        </div>
        {publicKey !== undefined && (
          <>
            <h3 className={styles.heading}>
              {buildWords.publicKey}
              <CopyButton text={publicKey} what={buildWords.publicKeyName} />
            </h3>
            <CodeBlock label={buildWords.publicKey} className={styles.key}>
              {publicKey}
            </CodeBlock>
          </>
        )}
      </div>
    </Panel>
  );
}

/** The program puts it on the clipboard, and takes it off again. */
function CopyMade({ token }: { readonly token: string }) {
  const copy = useMutation({
    ...command('inspect.copy'),
    onSuccess: ({ clearsAfterSeconds }) => showToast({ text: copiedWords(clearsAfterSeconds) }),
    onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }),
  });
  return (
    <Button icon={<Copy aria-hidden="true" />} onPress={() => copy.mutate({ text: token })}>
      {buildWords.copy}
    </Button>
  );
}
