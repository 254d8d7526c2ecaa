import type { ReactNode } from 'react';
import { trustWords } from '../../words/trust.ts';
import { Disclosure } from '../panel/disclosure.tsx';
import styles from './token.module.css';

export interface TriedKey {
  /** What the key is called. */
  readonly name: ReactNode;
  readonly alg: string;
  readonly result: string;
  readonly reason?: string | undefined;
}

/** The keys that were tried, to verify or to decrypt with, and what came of each; folded. */
export function KeyAttempts({ tried }: { readonly tried: readonly TriedKey[] }) {
  const columns = trustWords.attemptColumns;
  return (
    <Disclosure summary={trustWords.attempts(tried.length)}>
      <table className={styles.attempts}>
        <thead>
          <tr>
            <th scope="col">{columns.kid}</th>
            <th scope="col">{columns.alg}</th>
            <th scope="col">{columns.result}</th>
          </tr>
        </thead>
        <tbody>
          {tried.map(({ name, alg, result, reason }, index) => (
            <tr key={index}>
              <td>{name}</td>
              <td>{alg}</td>
              <td>
                {result}
                {reason !== undefined && `: ${reason}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
