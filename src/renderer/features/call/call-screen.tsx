import { useMutation, useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { isEnded } from '../../../core/run/run.ts';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { useMainAct } from '../../ui/main-act.ts';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { callWords } from '../../words/call.ts';
import { CallAnswer } from './call-answer.tsx';
import { CallFormPanel } from './call-form.tsx';
import { CallHistory } from './call-history.tsx';
import { callableTokens, callInput, firstForm, whyNotReady } from './call.model.ts';
import styles from './call.module.css';

export interface CallScreenProps {
  readonly view: ProfileView;
  /** The token a person has open in the Token tab. */
  readonly tokenId: string | undefined;
  readonly onExchange: (exchangeId: string) => void;
  readonly onToken: (tokenId: string) => void;
  readonly onGet: () => void;
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
  const [earlier, setEarlier] = useState<string>();
  const answer = useRef<HTMLDivElement>(null);
  const call = useMutation(command('token.call'));
  const cancel = useMutation(command('run.cancel'));
  const runId = call.data?.runId;
  const run = useQuery({ ...queries.run(runId ?? ''), enabled: runId !== undefined });
  const chosen = useQuery({ ...queries.token(form.tokenId ?? ''), enabled: form.tokenId !== undefined });
  const binding = chosen.data?.binding;
  const input = callInput(form, view.profile, binding);
  const isSending = call.isPending || (run.data !== undefined && !isEnded(run.data));
  const send = () => {
    if (!input || isSending) return;
    setEarlier(undefined);
    call.mutate(input, { onSuccess: () => showIfHidden(answer.current) });
  };
  useMainAct(send);
  return (
    <div className={styles.screen}>
      <div className={styles.formArea}>
        <CallFormPanel
          view={view}
          tokens={tokens}
          token={chosen.data}
          form={form}
          onForm={setForm}
          onSend={send}
          whyNot={whyNotReady(form, binding)}
          isSending={isSending}
          onCancel={() => {
            if (runId !== undefined) cancel.mutate({ runId });
          }}
        />
      </div>
      <div ref={answer} className={styles.answerArea}>
        <CallAnswer
          run={run.data}
          exchangeId={earlier}
          token={tokens.find(({ id }) => id === (earlier === undefined ? form.tokenId : undefined))}
          isAsked={runId !== undefined || call.isPending}
          fault={call.error?.fault ?? run.error?.fault}
          onExchange={onExchange}
          onToken={props.onToken}
          onGet={props.onGet}
        />
      </div>
      <div className={styles.historyArea}>
        <CallHistory profileId={view.profile.id} url={form.url} shown={earlier} onShow={setEarlier} />
      </div>
    </div>
  );
}

/** Where form and answer stand one above the other, the answer is out of sight when it comes. */
function showIfHidden(element: HTMLElement | null): void {
  const isHidden = element !== null && element.getBoundingClientRect().top > window.innerHeight - 160;
  if (isHidden) element.scrollIntoView({ block: 'start' });
}
