import { Lock } from 'lucide-react';
import type { Environment } from '../../../contract/models/profile.ts';
import { uiWords } from '../../words/ui.ts';
import { cx } from '../cx.ts';
import styles from './env-mark.module.css';

/** An environment: its colour as a dot, its name, and a lock with a word where it is protected. */
export function EnvMark({ environment }: { readonly environment: Environment }) {
  return (
    <span className={styles.mark}>
      <EnvDot environment={environment} />
      <span className={styles.name}>{environment.name}</span>
      {environment.isProtected && (
        <span className={styles.protected}>
          <Lock aria-hidden="true" />
          {uiWords.protectedMark}
        </span>
      )}
    </span>
  );
}

/** The colour alone, beside words that say which environment it is. */
export function EnvDot({ environment }: { readonly environment: Environment }) {
  return <span className={cx(styles.dot, styles[environment.colour])} aria-hidden="true" />;
}
