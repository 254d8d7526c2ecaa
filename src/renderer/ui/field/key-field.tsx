import { fileWords } from '../../words/files.ts';
import { showToast } from '../toast/toast.ts';
import { FileButton } from './file-button.tsx';
import { TextField } from './text-field.tsx';

/** A key set of a megabyte is no key set. */
const MAX_KEY_BYTES = 1_048_576;

export interface KeyFieldProps {
  readonly label: string;
  readonly hint: string;
  /** The name of the file chooser. */
  readonly fileName: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A key or secret that a person pastes, or takes from a file. It is in this field and nowhere else. */
export function KeyField({ label, hint, fileName, value, onChange }: KeyFieldProps) {
  return (
    <TextField
      label={label}
      hint={hint}
      value={value}
      onChange={onChange}
      rows={4}
      isStacked
      below={
        <FileButton
          label={fileWords.open}
          name={fileName}
          onFile={(file) => void readKeyFile(file, onChange)}
        />
      }
    />
  );
}

async function readKeyFile(file: File, onText: (text: string) => void): Promise<void> {
  if (file.size > MAX_KEY_BYTES) return showToast({ text: fileWords.keyTooLarge, tone: 'fault' });
  try {
    onText(await file.text());
  } catch {
    showToast({ text: fileWords.failed, tone: 'fault' });
  }
}
