import type { MemberComparison } from '../../../core/compare/comparison.ts';
import { cx } from '../../ui/cx.ts';
import { formatSpan } from '../../ui/format/duration.ts';
import { LongText } from '../../ui/long-text/long-text.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { compareWords } from '../../words/compare.ts';
import { ChangeMark } from './change-mark.tsx';
import { changeOfItem } from './compare.model.ts';
import styles from './compare.module.css';

export interface MemberTableProps {
  readonly label: string;
  readonly members: readonly MemberComparison[];
}

/** Claims or header parameters of the two, a row each. */
export function MemberTable({ label, members }: MemberTableProps) {
  if (members.length === 0) return <p className={styles.none}>{compareWords.nothingDiffers}</p>;
  const { columns } = compareWords;
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          <th scope="col">{columns.left}</th>
          <th scope="col">{columns.right}</th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <MemberRow key={member.name} member={member} />
        ))}
      </tbody>
    </table>
  );
}

function MemberRow({ member }: { readonly member: MemberComparison }) {
  const { name, title, change, left, right, why } = member;
  return (
    <tr className={cx(change === 'same' && styles.same)}>
      <th scope="row">
        <div className={styles.name}>
          <code>{name}</code>
          <ChangeMark change={change} />
        </div>
        {title !== undefined && <small>{title}</small>}
        {why.length > 0 && <small>{why.map((reason) => compareWords.why[reason]).join(', ')}</small>}
      </th>
      <td>
        <Value text={left} />
      </td>
      <td>
        <Value text={right} />
        <Later seconds={member.laterBySeconds} />
        <Inside member={member} />
      </td>
    </tr>
  );
}

function Value({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <em>{compareWords.absent}</em>;
  return (
    <code>
      <LongText text={text} />
    </code>
  );
}

function Later({ seconds = 0 }: { readonly seconds: number | undefined }) {
  if (seconds === 0) return null;
  const span = formatSpan(Math.abs(seconds));
  return <small>{seconds > 0 ? compareWords.later(span) : compareWords.earlier(span)}</small>;
}

/** Which values of a set, and which places inside a value, make the difference. */
function Inside({ member: { items, inside, isCut } }: { readonly member: MemberComparison }) {
  // Of one value on either side the row has said it all.
  const differing = items.length > 2 ? items.filter(({ left, right }) => left !== right) : [];
  if (differing.length + inside.length === 0) return null;
  return (
    <Disclosure summary={compareWords.inside}>
      <ul className={styles.inside}>
        {differing.map((item) => (
          <li key={item.text}>
            <code>{item.text}</code> <ChangeMark change={changeOfItem(item)} />
          </li>
        ))}
        {inside.map(({ pointer, left, right }) => (
          <li key={pointer}>
            <code>{pointer}</code>
            <Value text={left} />
            <span aria-hidden="true">→</span>
            <Value text={right} />
          </li>
        ))}
        {isCut && <li>{compareWords.more}</li>}
      </ul>
    </Disclosure>
  );
}
