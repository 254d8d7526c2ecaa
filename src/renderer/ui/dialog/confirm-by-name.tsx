import { type ReactNode, useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { TextField } from '../field/text-field.tsx';
import { Dialog } from './dialog.tsx';
import styles from './dialog.module.css';

export interface ConfirmByNameProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** What will happen. */
  readonly children: ReactNode;
  /** What has to be typed, exactly; absent: a press is enough. */
  readonly name?: string | undefined;
  readonly action: string;
  readonly onConfirm: (name: string | undefined) => void;
  readonly isPending?: boolean;
}

/** Asks again before something that cannot be taken back; where it matters most, by typing a name. */
export function ConfirmByName(props: ConfirmByNameProps) {
  return (
    <Dialog title={props.title} isOpen={props.isOpen} onClose={props.onClose} role="alertdialog">
      <ConfirmForm {...props} />
    </Dialog>
  );
}

function ConfirmForm({ children, name, action, onConfirm, onClose, isPending = false }: ConfirmByNameProps) {
  const [typed, setTyped] = useState('');
  const isAllowed = name === undefined || typed === name;
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        // React carries events from a dialog to the form it was opened in; that one must not be submitted too.
        event.stopPropagation();
        if (isAllowed) onConfirm(name);
      }}
    >
      <div>{children}</div>
      {name !== undefined && (
        <TextField
          label={uiWords.confirm.typeName(name)}
          value={typed}
          onChange={setTyped}
          isStacked
          isFirst
        />
      )}
      <ConfirmButtons action={action} isAllowed={isAllowed} isPending={isPending} onClose={onClose} />
    </form>
  );
}

interface ConfirmButtonsProps {
  readonly action: string;
  readonly isAllowed: boolean;
  readonly isPending: boolean;
  readonly onClose: () => void;
}

function ConfirmButtons({ action, isAllowed, isPending, onClose }: ConfirmButtonsProps) {
  return (
    <div className={styles.buttons}>
      <Button onPress={onClose}>{uiWords.cancel}</Button>
      <Button type="submit" look="danger" isDisabled={!isAllowed} isPending={isPending}>
        {action}
      </Button>
    </div>
  );
}
