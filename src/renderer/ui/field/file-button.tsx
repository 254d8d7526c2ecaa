import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../button/button.tsx';

export interface FileButtonProps {
  readonly label: string;
  /** The name of the file chooser. */
  readonly name: string;
  readonly onFile: (file: File) => void;
}

/** Opens the system's file chooser. The same file may be chosen again, after it was changed. */
export function FileButton({ label, name, onFile }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={name}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button size="small" icon={<FolderOpen aria-hidden="true" />} onPress={() => input.current?.click()}>
        {label}
      </Button>
    </>
  );
}
