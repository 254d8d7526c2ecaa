import { Button } from '../../ui/button/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';
import { formWords } from '../../words/profile-form.ts';
import { type RebindQuestion, neededSecret } from './use-save.ts';
import styles from './profile-form.module.css';

export interface RebindDialogProps {
  readonly question: RebindQuestion;
  /** Where the secret would be sent to, as far as that is known. */
  readonly tokenEndpoint: string | undefined;
  readonly onAnswer: (isAccepted: boolean) => void;
}

/** Asks before a secret goes to another server, client or host than it was entered for. */
export function RebindDialog({ question, tokenEndpoint, onAnswer }: RebindDialogProps) {
  const { profile, secrets } = question.view;
  const needed = neededSecret(profile);
  const secret = secrets.find(({ name }) => name === needed);
  const words = formWords.rebind;
  const what = (needed === 'private_key' ? formWords.key : formWords.secret).toLowerCase();
  return (
    <Dialog
      title={words.title}
      isOpen
      role="alertdialog"
      onClose={() => onAnswer(false)}
      footer={
        <>
          <Button onPress={() => onAnswer(false)}>{words.decline}</Button>
          <Button look="primary" onPress={() => onAnswer(true)}>
            {question.purpose === 'run' ? words.acceptAndRun : words.accept}
          </Button>
        </>
      }
    >
      <p>{words.entered(what, secret?.boundTo ?? '')}</p>
      <p>{words.now}</p>
      <dl className={styles.target}>
        <Fact name={words.client} value={profile.clientId} />
        <Fact name={words.issuer} value={profile.issuer} />
        <Fact name={words.token} value={tokenEndpoint} />
      </dl>
      <p className={styles.small}>{words.nothing}</p>
    </Dialog>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  if (value === undefined || value === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <code>{value}</code>
      </dd>
    </div>
  );
}
