import { decryptionWords } from '../../words/decryption.ts';
import { KeyField } from '../field/key-field.tsx';

export interface DecryptionKeyProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** The key or secret that a person decrypts with. */
export function DecryptionKey(props: DecryptionKeyProps) {
  const { key, hint, fileName } = decryptionWords;
  return <KeyField label={key} hint={hint} fileName={fileName} {...props} />;
}
