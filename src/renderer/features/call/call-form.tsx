import { Send, X } from 'lucide-react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary, TokenView } from '../../../contract/models/token.ts';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { IS_MAC } from '../../ui/platform.ts';
import { Select } from '../../ui/select/select.tsx';
import { callWords } from '../../words/call.ts';
import { BodyField } from './body-field.tsx';
import { type CallForm, hasBody, METHODS, OTHER_ADDRESS, withApi } from './call.model.ts';
import { HeaderRows } from './header-rows.tsx';
import { SaveApi } from './save-api.tsx';
import { TokenChoice } from './token-choice.tsx';
import styles from './call.module.css';

export interface CallFormPanelProps {
  readonly view: ProfileView;
  readonly tokens: readonly TokenSummary[];
  /** The chosen token with all that is known of it; undefined while it is read. */
  readonly token: TokenView | undefined;
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
  readonly onSend: () => void;
  /** What stands in the way of sending. */
  readonly whyNot: string | undefined;
  readonly isSending: boolean;
  readonly onCancel: () => void;
}

/** Which token and how it is presented, where to, how, with what. */
export function CallFormPanel(props: CallFormPanelProps) {
  const { view, form, onForm } = props;
  return (
    <Panel title={callWords.form} footer={<CallFooter {...props} />}>
      <div className={styles.form}>
        <TokenChoice {...props} />
        <ApiChoice {...props} />
        <AddressRow {...props} />
        <HeaderRows form={form} onForm={onForm} />
        {hasBody(form) && <BodyField form={form} onForm={onForm} />}
        <SaveApi key={form.url} view={view} form={form} onForm={onForm} />
      </div>
    </Panel>
  );
}

function CallFooter({ onSend, whyNot, isSending, onCancel }: CallFormPanelProps) {
  return (
    <>
      <Button
        look="primary"
        icon={<Send aria-hidden="true" />}
        keys={IS_MAC ? '⌘⏎' : 'Ctrl ⏎'}
        isDisabled={whyNot !== undefined}
        isPending={isSending}
        onPress={onSend}
      >
        {callWords.act}
      </Button>
      {isSending && (
        <Button icon={<X aria-hidden="true" />} onPress={onCancel}>
          {callWords.cancel}
        </Button>
      )}
      {whyNot !== undefined && <span className={styles.quiet}>{whyNot}</span>}
    </>
  );
}

function ApiChoice({ view: { profile }, form, onForm }: CallFormPanelProps) {
  if (profile.apis.length === 0) return null;
  const api = profile.apis.find(({ id }) => id === form.apiId);
  return (
    <Select
      label={callWords.api}
      value={form.apiId}
      onChange={(apiId) => onForm(withApi(form, profile, apiId))}
      hint={api?.audience === undefined ? undefined : callWords.audienceHint(api.audience)}
      options={[
        ...profile.apis.map((one) => ({
          value: one.id,
          label: one.name,
          detail: `${one.method} ${one.url}`,
        })),
        { value: OTHER_ADDRESS, label: callWords.otherAddress },
      ]}
    />
  );
}

function AddressRow({ view: { profile }, form, onForm }: CallFormPanelProps) {
  const api = profile.apis.find(({ id }) => id === form.apiId);
  return (
    <div className={styles.addressRow}>
      <Select
        label={callWords.method}
        layout="stacked"
        value={form.method}
        onChange={(method) => onForm({ ...form, method })}
        options={METHODS.map((method) => ({ value: method, label: method }))}
      />
      <TextField
        label={callWords.url}
        isAddress
        isStacked
        value={form.url}
        onChange={(url) => onForm({ ...form, url, apiId: url === api?.url ? form.apiId : OTHER_ADDRESS })}
        hint={callWords.urlHint}
      />
    </div>
  );
}
