import { Check, Minus, X } from 'lucide-react';
import type { ScopeRow } from '../../../core/oauth/scope.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { VisuallyHidden } from '../visually-hidden.tsx';
import { cx } from '../cx.ts';
import styles from './scope-matrix.module.css';

const COLUMNS = ['asked', 'granted', 'introspected', 'inToken'] as const;

/** So many rows stand in the panel without scrolling, each in two lines. */
const FIT = 6;

/** One row a scope, one column a source. A dash means that the source said nothing, not that it said no. */
export function ScopeMatrix({ rows }: { readonly rows: readonly ScopeRow[] }) {
  const words = tokenWords.scopeColumns;
  const canScroll = rows.length > FIT;
  return (
    <div
      className={styles.scroll}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as for code: a group that scrolls
      role="group"
      aria-label={tokenWords.scopes}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard (WCAG 2.1.1)
      tabIndex={canScroll ? 0 : undefined}
    >
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">
              <VisuallyHidden>{words.scope}</VisuallyHidden>
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {words[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.scope}>
              <th scope="row">
                <code>{row.scope}</code>
                {row.isFlowScope && <small>{tokenWords.flowScope}</small>}
              </th>
              {COLUMNS.map((column) => (
                <Cell key={column} value={cellValue(row, column)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A flow scope is spent at the authorization server: that an API's view of the token lacks it says nothing. */
function cellValue(row: ScopeRow, column: (typeof COLUMNS)[number]): boolean | undefined {
  const isElsewhere = row.isFlowScope && (column === 'introspected' || column === 'inToken');
  return isElsewhere && row[column] === false ? undefined : row[column];
}

function Cell({ value }: { readonly value: boolean | undefined }) {
  const name = value === undefined ? 'unsaid' : value ? 'yes' : 'no';
  const Icon = { yes: Check, no: X, unsaid: Minus }[name];
  return (
    <td className={cx(styles[name])}>
      <Icon aria-hidden="true" />
      <VisuallyHidden>{tokenWords.scopeCell[name]}</VisuallyHidden>
    </td>
  );
}
