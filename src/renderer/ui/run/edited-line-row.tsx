import { Undo2, X } from 'lucide-react';
import { editWords } from '../../words/request-edit.ts';
import { Button } from '../button/button.tsx';
import { cx } from '../cx.ts';
import type { DraftLine } from './request-edit.model.ts';
import styles from './request-editor.module.css';

export interface EditedLineRowProps {
  readonly line: DraftLine;
  /** Which one it is, for screen readers where it has no name yet. */
  readonly place: string;
  readonly onChange: (change: Partial<DraftLine>) => void;
}

/** One header or parameter in the form. Left out, it stays in sight and can be put back. */
export function EditedLineRow({ line, place, onChange }: EditedLineRowProps) {
  const { name, value, masked, isLeftOut } = line;
  const what = name === '' ? place : name;
  const common = {
    spellCheck: false,
    autoComplete: 'off',
    autoCapitalize: 'off',
    disabled: isLeftOut,
  } as const;
  return (
    <div className={cx(styles.line, isLeftOut && styles.leftOut)}>
      <input
        {...common}
        aria-label={editWords.nameOf(place)}
        value={name}
        // What is masked is kept under its own name only.
        readOnly={masked !== undefined && value === ''}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <input
        {...common}
        aria-label={editWords.valueOf(what)}
        value={value}
        placeholder={masked === undefined ? '' : editWords.kept(masked)}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <Button
        size="small"
        look="quiet"
        icon={isLeftOut ? <Undo2 aria-hidden="true" /> : <X aria-hidden="true" />}
        aria-label={isLeftOut ? editWords.putBack(what) : editWords.leaveOut(what)}
        onPress={() => onChange({ isLeftOut: !isLeftOut })}
      />
    </div>
  );
}
