import type { TokenSummary } from '../../../contract/models/token.ts';
import type { Challenge } from '../../../core/oauth/resource/challenge.ts';
import { Button } from '../../ui/button/button.tsx';
import { callWords } from '../../words/call.ts';
import { type Advice, adviceOf, missingScopes } from './answer.model.ts';
import styles from './call.module.css';

export interface NextStepsProps {
  readonly status: number | undefined;
  readonly challenges: readonly Challenge[];
  readonly token: TokenSummary | undefined;
  readonly onToken: (tokenId: string) => void;
  readonly onGet: () => void;
}

/** Advice that a new token follows. */
const WANTS_NEW: ReadonlySet<Advice> = new Set(['ended', 'invalid', 'scope', 'step_up']);

/** What to do after a refusal, with the places to do it. */
export function NextSteps({ status, challenges, token, onToken, onGet }: NextStepsProps) {
  const advice = status === undefined ? [] : adviceOf(status, challenges, token);
  const missing = missingScopes(challenges, token?.scope);
  if (advice.length === 0) return null;
  return (
    <section className={styles.next} aria-label={callWords.next}>
      <h3>{callWords.next}</h3>
      <ul>
        {advice.map((one) => (
          <li key={one}>{callWords.advice[one]}</li>
        ))}
      </ul>
      {missing.length > 0 && (
        <p>
          {callWords.missing} <code>{missing.join(' ')}</code>
        </p>
      )}
      <div className={styles.nextActs}>
        {advice.some((one) => WANTS_NEW.has(one)) && (
          <Button size="small" onPress={onGet}>
            {callWords.getAnother}
          </Button>
        )}
        {token && (
          <Button size="small" onPress={() => onToken(token.id)}>
            {callWords.openToken}
          </Button>
        )}
      </div>
    </section>
  );
}
