import type { RequestPreview } from '../../../core/run/run.ts';
import { runWords } from '../../words/run.ts';
import { addressOf, shortMask } from './request-edit.model.ts';
import styles from './run.module.css';

/** A request at a glance: where to and with which parameters, in a few lines of running text. */
export function RequestFlow({ request }: { readonly request: RequestPreview }) {
  const { method, parameters } = request;
  return (
    <p className={styles.flow}>
      {method} {shortMask(addressOf(request))}
      {parameters.length > 0 && '?'}
      {parameters.map(([name, value], index) => (
        <span key={`${index} ${name}`}>
          {' '}
          {name}=<b>{shortMask(value)}</b>
          {index < parameters.length - 1 && '&'}
        </span>
      ))}
      {request.isEdited && <span className={styles.edited}> {runWords.edited}</span>}
    </p>
  );
}
