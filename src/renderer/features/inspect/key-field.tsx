import { FileButton } from '../../ui/field/file-button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { inspectWords } from '../../words/inspect.ts';

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
          label={inspectWords.file}
          name={fileName}
          onFile={(file) => void readKeyFile(file, onChange)}
        />
      }
    />
  );
}

async function readKeyFile(file: File, onText: (text: string) => void): Promise<void> {
  if (file.size > MAX_KEY_BYTES) return showToast({ text: inspectWords.keyFileTooLarge, tone: 'fault' });
  try {
    onText(await file.text());
  } catch {
    showToast({ text: inspectWords.fileFailed, tone: 'fault' });
  }
}
