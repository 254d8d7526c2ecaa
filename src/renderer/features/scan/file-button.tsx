import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button, type ButtonProps } from '../../ui/button/button.tsx';
import { scanWords } from '../../words/scan.ts';
import type { ScanSource } from './scan.store.ts';

export interface FileButtonProps extends Pick<ButtonProps, 'look'> {
  readonly label: string;
  readonly onSource: (source: ScanSource) => void;
}

/** Chooses a file. It is not read by that. */
export function FileButton({ label, look = 'plain', onSource }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={scanWords.fileName}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          // The same file may be chosen again, after it was changed.
          event.target.value = '';
          if (file) onSource({ name: file.name, blob: file });
        }}
      />
      <Button
        look={look}
        size={look === 'primary' ? 'normal' : 'small'}
        icon={<FolderOpen aria-hidden="true" />}
        onPress={() => input.current?.click()}
      >
        {label}
      </Button>
    </>
  );
}
