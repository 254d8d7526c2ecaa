import { Link2, Timer } from 'lucide-react';
import type { TokenBinding } from '../../../contract/models/token.ts';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { useMinute } from '../../ui/clock/clock.ts';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { KeyField } from '../../ui/field/key-field.tsx';
import { formatTime } from '../../ui/format/time.ts';
import { Select } from '../../ui/select/select.tsx';
import { callWords } from '../../words/call.ts';
import { FORMAT_WORDS, STATE_WORDS } from '../../words/token.ts';
import type { CallFormPanelProps } from './call-form.tsx';
import styles from './call.module.css';

type TokenChoiceProps = Pick<CallFormPanelProps, 'tokens' | 'token' | 'form' | 'onForm'>;

/** Which token is presented, how long it lives, what it may do, and the header that it goes in. */
export function TokenChoice({ tokens, token, form, onForm }: TokenChoiceProps) {
  const minuteMs = useMinute();
  const summary = tokens.find(({ id }) => id === form.tokenId);
  const binding = token?.binding;
  const isDpop = binding?.kind === 'dpop' && !form.asBearer;
  return (
    <>
      <Select
        label={callWords.token}
        value={form.tokenId}
        onChange={(tokenId) => onForm({ ...form, tokenId, key: '', asBearer: false })}
        options={tokens.map((one) => ({
          value: one.id,
          label: `${formatTime(one.firstSeenAtMs, minuteMs)} · ${STATE_WORDS[one.state]}`,
          detail: `${FORMAT_WORDS[one.format]} · ${one.fingerprint}${one.scope ? ` · ${one.scope.join(' ')}` : ''}`,
        }))}
      />
      <div className={styles.presented}>
        {summary && (
          <p className={styles.facts}>
            <span className={styles.life}>
              <Timer aria-hidden="true" />
              {summary.state === 'live' && token ? (
                <Countdown life={token.life} offsetMs={offsetMsOf(summary)} />
              ) : (
                STATE_WORDS[summary.state]
              )}
            </span>
            <span>{summary.scope?.length ? summary.scope.join(' ') : callWords.noScope}</span>
          </p>
        )}
        <code className={styles.header}>
          {callWords.authorization(isDpop ? 'DPoP' : 'Bearer', token ? shortened(token.masked) : '•••')}
        </code>
        {isDpop && <code className={styles.header}>{callWords.proofHeader}</code>}
        {binding && <Bound binding={binding} form={form} onForm={onForm} />}
      </div>
    </>
  );
}

type BoundProps = Pick<CallFormPanelProps, 'form' | 'onForm'> & { readonly binding: TokenBinding };

/** What a bound token is presented with: the key it is bound to, or nothing, on a person's word. */
function Bound({ binding: { kind }, form, onForm }: BoundProps) {
  return (
    <div className={styles.bound} role="note">
      <p>
        <Link2 aria-hidden="true" />
        <span>{callWords.bound[kind]}</span>
      </p>
      {kind === 'dpop' && !form.asBearer && (
        <KeyField
          label={callWords.key}
          hint={callWords.keyHint}
          fileName={callWords.keyFile}
          value={form.key}
          onChange={(key) => onForm({ ...form, key })}
        />
      )}
      <Checkbox
        isChecked={form.asBearer}
        onChange={(asBearer) => onForm({ ...form, asBearer })}
        hint={callWords.asBearerHint}
      >
        {callWords.asBearer}
      </Checkbox>
    </div>
  );
}

/** Enough of a masked token to tell it from another. */
function shortened(masked: string): string {
  return masked.length > 44 ? `${masked.slice(0, 28)}…${masked.slice(-12)}` : masked;
}
