import type { LineageEntry } from '../../../contract/models/token.ts';
import type { TokenKind } from '../../../core/jose/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { LocalTime } from '../../ui/clock/local-time.tsx';
import { KIND_WORDS, ORIGIN_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokenWords } from '../../words/token-screen.ts';
import styles from './token.module.css';

export interface LineageProps {
  readonly entries: readonly LineageEntry[];
  readonly tokenId: string;
  readonly onToken: (tokenId: string) => void;
}

/** The issuances of the token's family in order, and what came out of each. */
export function Lineage({ entries, tokenId, onToken }: LineageProps) {
  if (entries.length === 0) return <p className={styles.none}>{tokenWords.noLineage}</p>;
  return (
    <ol>
      {entries.map((entry) => (
        <li key={entry.issuanceId} className={styles.issuance}>
          <span className={styles.issuanceHead}>
            <strong>{ORIGIN_WORDS[entry.origin]}</strong>
            <LocalTime atMs={entry.atMs} />
          </span>
          <ul className={styles.outputs}>
            {entry.outputs.map((output) => (
              <li key={output.tokenId}>
                {output.tokenId === tokenId ? (
                  <span className={styles.here} aria-current="true">
                    {roleWords(output.role)} ({tokenWords.lineageThis})
                  </span>
                ) : (
                  <Button size="small" onPress={() => onToken(output.tokenId)}>
                    {roleWords(output.role)}
                  </Button>
                )}
                <small>{STATE_WORDS[output.state]}</small>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function roleWords(role: string): string {
  return role in KIND_WORDS ? KIND_WORDS[role as TokenKind] : role;
}
