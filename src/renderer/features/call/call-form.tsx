import { Send } from 'lucide-react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatTime } from '../../ui/format/time.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Select } from '../../ui/select/select.tsx';
import { callWords } from '../../words/call.ts';
import { FORMAT_WORDS, STATE_WORDS } from '../../words/token.ts';
import { type CallForm, METHODS, OTHER_ADDRESS, withApi } from './call.model.ts';
import styles from './call.module.css';

export interface CallFormPanelProps {
  readonly view: ProfileView;
  readonly tokens: readonly TokenSummary[];
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
  readonly onSend: () => void;
  readonly canSend: boolean;
  readonly isSending: boolean;
  readonly onEdit: () => void;
}

/** Which token, where to, how, with what. */
export function CallFormPanel(props: CallFormPanelProps) {
  const { view, tokens, form, onForm, onSend, canSend, isSending, onEdit } = props;
  const { profile } = view;
  const minuteMs = useMinute();
  const api = profile.apis.find(({ id }) => id === form.apiId);
  return (
    <Panel
      title={callWords.form}
      footer={
        <>
          <Button
            look="primary"
            icon={<Send aria-hidden="true" />}
            keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
            isDisabled={!canSend}
            isPending={isSending}
            onPress={onSend}
          >
            {callWords.act}
          </Button>
          {profile.apis.length === 0 && <Button onPress={onEdit}>{callWords.addApi}</Button>}
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label={callWords.token}
          value={form.tokenId}
          onChange={(tokenId) => onForm({ ...form, tokenId })}
          options={tokens.map((token) => ({
            value: token.id,
            label: `${formatTime(token.firstSeenAtMs, minuteMs)} · ${STATE_WORDS[token.state]}`,
            detail: `${FORMAT_WORDS[token.format]} · ${token.fingerprint}${token.scope ? ` · ${token.scope.join(' ')}` : ''}`,
          }))}
        />
        <Select
          label={callWords.api}
          value={form.apiId}
          onChange={(apiId) => onForm(withApi(form, profile, apiId))}
          hint={api?.audience === undefined ? undefined : callWords.audienceHint(api.audience)}
          options={[
            ...profile.apis.map((one) => ({ value: one.id, label: one.name, detail: one.url })),
            { value: OTHER_ADDRESS, label: callWords.otherAddress },
          ]}
        />
        <Select
          label={callWords.method}
          value={form.method}
          onChange={(method) => onForm({ ...form, method })}
          options={METHODS.map((method) => ({ value: method, label: method }))}
        />
        <TextField
          label={callWords.url}
          isAddress
          value={form.url}
          onChange={(url) => onForm({ ...form, url, apiId: url === api?.url ? form.apiId : OTHER_ADDRESS })}
          hint={callWords.urlHint}
        />
        {form.method !== 'GET' && form.method !== 'HEAD' && (
          <TextField
            label={callWords.body}
            value={form.body}
            onChange={(body) => onForm({ ...form, body })}
            rows={6}
          />
        )}
      </div>
    </Panel>
  );
}
