import type { RequestPreview } from '../../../core/run/run.ts';
import { runWords } from '../../words/run.ts';
import { PairTable } from '../table/pair-table.tsx';
import { addressOf, shortMask } from './request-edit.model.ts';
import styles from './run.module.css';

/** A request before it was sent, or as it was: where to, its headers, its parameters; secrets masked. */
export function RequestView({ request }: { readonly request: RequestPreview }) {
  const { headers, parameters, parametersIn = 'query' } = request;
  return (
    <section className={styles.request} aria-label={runWords.request}>
      <p className={styles.address}>
        <b>{request.method}</b> {shortMask(addressOf(request))}
        {request.isEdited && <span className={styles.edited}>{runWords.edited}</span>}
      </p>
      <Pairs title={runWords.parametersIn[parametersIn]} pairs={parameters} />
      <Pairs title={runWords.headers} pairs={headers} />
    </section>
  );
}

function Pairs({
  title,
  pairs,
}: {
  readonly title: string;
  readonly pairs: readonly (readonly [string, string])[];
}) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h4>{title}</h4>
      <PairTable label={title} pairs={pairs.map(([name, value]) => [name, shortMask(value)])} />
    </>
  );
}
