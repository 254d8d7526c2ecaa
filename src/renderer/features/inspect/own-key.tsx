import { Download } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { ownKeyWords } from '../../words/own-key.ts';
import type { OwnAddress } from './own-address.model.ts';
import styles from './inspect.module.css';

export interface OwnKeyProps {
  readonly own: OwnAddress;
  readonly isPending: boolean;
  readonly onFetch: () => void;
}

/** The address of a key that the token names itself: shown, and fetched only when a person asks. */
export function OwnKey({ own, isPending, onFetch }: OwnKeyProps) {
  return (
    <section className={styles.own} aria-label={ownKeyWords.title}>
      <p>
        {ownKeyWords.names(own.header)} <code className={styles.address}>{own.url}</code>
      </p>
      <p className={styles.quiet}>{own.mayFetch ? ownKeyWords.proves : ownKeyWords.notFetched}</p>
      {own.mayFetch && (
        <Button size="small" icon={<Download aria-hidden="true" />} isPending={isPending} onPress={onFetch}>
          {ownKeyWords.fetch(own.header)}
        </Button>
      )}
    </section>
  );
}
