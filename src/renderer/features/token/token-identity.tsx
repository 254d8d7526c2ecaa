import type { Environment } from '../../../contract/models/profile.ts';
import type { TokenView } from '../../../contract/models/token.ts';
import { EnvMark } from '../../ui/badge/env-mark.tsx';
import { offsetMsOf, usableOffsetMs } from '../../ui/clock/life.model.ts';
import { formatOffset } from '../../ui/format/offset.ts';
import { LongText } from '../../ui/long-text/long-text.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import styles from './token.module.css';

export interface TokenIdentityProps {
  readonly token: TokenView;
  readonly environment: Environment | undefined;
}

/** Which environment, client, person and scope a token belongs to, so that two are not taken for one another. */
export function TokenIdentity({ token: { summary, clock }, environment }: TokenIdentityProps) {
  const { clientId, persona, subject, scope } = summary;
  const facts = [
    [tokenWords.client, clientId],
    [tokenWords.subject, subject === persona ? undefined : subject],
    [tokenWords.persona, persona],
    [tokenWords.scopeOf, scope === undefined ? undefined : scope.join(' ')],
  ] as const;
  return (
    <dl className={styles.identity} aria-label={tokenWords.identity}>
      {environment && (
        <div>
          <dt className={styles.hidden}>{tokenWords.environment}</dt>
          <dd>
            <EnvMark environment={environment} />
          </dd>
        </div>
      )}
      {facts.map(([name, value]) =>
        value === undefined || value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>
                <LongText text={value} />
              </code>
            </dd>
          </div>
        ),
      )}
      {clock && (
        <div className={styles.clock} title={tokenWords.clockFrom(clock.origin)}>
          <dt>{tokenWords.clock}</dt>
          <dd>
            {tokenWords.clockWords(formatOffset(clock.offsetMs), `${(clock.errorMs / 1000).toFixed(1)} s`)},{' '}
            {tokenWords.clockUse(offsetMsOf(summary), usableOffsetMs(clock))}
          </dd>
        </div>
      )}
    </dl>
  );
}
