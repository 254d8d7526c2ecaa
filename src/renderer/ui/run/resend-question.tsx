import type { ExchangeSummary } from '../../../contract/models/exchange.ts';
import type { Environment } from '../../../contract/models/profile.ts';
import type { Fault } from '../../../core/faults.ts';
import { resendWords } from '../../words/resend.ts';
import { ConfirmByName } from '../dialog/confirm-by-name.tsx';
import { FaultNote } from '../state/states.tsx';
import styles from './run.module.css';

export interface ResendQuestionProps {
  readonly exchange: ExchangeSummary;
  /** Where it was sent for; a protected one wants its name. */
  readonly environment: Environment | undefined;
  readonly isPending: boolean;
  readonly fault: Fault | undefined;
  /** `confirm` is the environment’s name where it is protected. */
  readonly onSend: (confirm: string | undefined) => void;
  readonly onClose: () => void;
}

/** Asks before a request is sent once more: what goes where, what that may do, and that nothing of the answer is filed. */
export function ResendQuestion(props: ResendQuestionProps) {
  const { exchange, environment, fault } = props;
  return (
    <ConfirmByName
      title={resendWords.title}
      isOpen
      onClose={props.onClose}
      name={environment?.isProtected ? environment.name : undefined}
      action={resendWords.act}
      isPending={props.isPending}
      onConfirm={props.onSend}
    >
      <div className={styles.question}>
        <p className={styles.address}>
          <b>{exchange.method}</b> {exchange.origin}
          {exchange.path}
        </p>
        <p>{resendWords.what}</p>
        <p>{resendWords.purpose[exchange.purpose] ?? resendWords.other}</p>
        <p>{resendWords.notFiled}</p>
        {fault && <FaultNote fault={fault} isCompact />}
      </div>
    </ConfirmByName>
  );
}
