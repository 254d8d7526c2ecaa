import type { MessageMeanings } from '../../../core/exchange/meanings.ts';
import type { Challenge } from '../../../core/oauth/resource/challenge.ts';
import { callWords } from '../../words/call.ts';
import { challengeMeaning, schemeMeaning } from './challenge-words.ts';
import styles from './call.module.css';

/** Each challenge of WWW-Authenticate, parameter by parameter, with what it means. */
export function Challenges({
  challenges,
  meanings,
}: {
  readonly challenges: readonly Challenge[];
  readonly meanings: MessageMeanings;
}) {
  if (challenges.length === 0) return null;
  return (
    <section className={styles.challenges} aria-label={callWords.challenge}>
      <h3>{callWords.challenge}</h3>
      {challenges.map((challenge, index) => (
        <dl key={index}>
          {challenges.length > 1 && (
            <div className={styles.which}>{callWords.several(index + 1, challenges.length)}</div>
          )}
          <div>
            <dt>
              <code>{challenge.scheme}</code>
            </dt>
            <dd>{schemeMeaning(challenge.scheme)}</dd>
          </div>
          {challenge.token68 !== undefined && (
            <div>
              <dt>
                <code>{challenge.token68}</code>
              </dt>
              <dd>{callWords.token68}</dd>
            </div>
          )}
          {challenge.parameters.map(([name, value]) => (
            <div key={name}>
              <dt>
                <code>
                  {name}=&quot;{value}&quot;
                </code>
              </dt>
              <dd>{challengeMeaning(name, value, meanings)}</dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}
