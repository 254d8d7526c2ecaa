import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { callWords } from '../../words/call.ts';
import { CallAnswer } from './call-answer.tsx';
import { CallFormPanel } from './call-form.tsx';
import { callableTokens, callInput, firstForm } from './call.model.ts';
import styles from './call.module.css';

export interface CallScreenProps {
  readonly view: ProfileView;
  /** The token a person has open in the Token tab. */
  readonly tokenId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
  readonly onGet: () => void;
  readonly onEdit: () => void;
}

/** A request with a token of the profile, and what came of it. */
export function CallScreen(props: CallScreenProps) {
  const tokens = useQuery(queries.tokens());
  if (tokens.error) return <FaultNote fault={tokens.error.fault} />;
  if (!tokens.data) return <Loading what={callWords.loading} />;
  const own = callableTokens(tokens.data, props.view.profile.id);
  if (own.length === 0) {
    return (
      <Empty
        icon={<KeyRound aria-hidden="true" />}
        title={callWords.noTokens}
        actions={
          <Button look="primary" onPress={props.onGet}>
            {callWords.getToken}
          </Button>
        }
      />
    );
  }
  return <CallContent key={props.view.profile.id} {...props} tokens={own} />;
}

function CallContent(props: CallScreenProps & { readonly tokens: readonly TokenSummary[] }) {
  const { view, tokens, tokenId, onExchange } = props;
  const [form, setForm] = useState(() => firstForm(view.profile, tokens, tokenId));
  const call = useMutation(command('token.call'));
  const input = callInput(form, view.profile);
  const send = () => {
    if (input && !call.isPending) call.mutate(input);
  };
  useMainAct(send, true, 'call_api');
  return (
    <div className={styles.screen}>
      <CallFormPanel
        view={view}
        tokens={tokens}
        form={form}
        onForm={setForm}
        onSend={send}
        canSend={input !== undefined}
        isSending={call.isPending}
        onEdit={props.onEdit}
      />
      <CallAnswer runId={call.data?.runId} fault={call.error?.fault} onExchange={onExchange} />
    </div>
  );
}
