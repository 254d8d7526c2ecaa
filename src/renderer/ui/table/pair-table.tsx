import styles from './pair-table.module.css';

export interface PairTableProps {
  readonly label: string;
  readonly pairs: readonly (readonly [string, string])[];
  /** What is said under a value, by its name in small letters. */
  readonly meanings?: { readonly [name: string]: string } | undefined;
}

/** Names and values as they are on the wire: order and repetition kept, long values wrapped whole. */
export function PairTable({ label, pairs, meanings = {} }: PairTableProps) {
  if (pairs.length === 0) return null;
  // Names are a stranger's: one may be called `__proto__`.
  const meaningOf = (name: string) => (Object.hasOwn(meanings, name) ? meanings[name] : undefined);
  return (
    <table className={styles.table} aria-label={label}>
      <tbody>
        {pairs.map(([name, value], index) => (
          <tr key={`${index} ${name}`}>
            <th scope="row">{name}</th>
            <td>
              {value} <small>{meaningOf(name.toLowerCase())}</small>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
