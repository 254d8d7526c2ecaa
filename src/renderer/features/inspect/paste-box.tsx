import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { FileButton } from '../../ui/field/file-button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { fileWords } from '../../words/files.ts';
import { inspectWords } from '../../words/inspect.ts';
import { isLarge, type ReadPaste } from './inspect.model.ts';
import styles from './inspect.module.css';

export interface PasteBoxProps {
  readonly text: string;
  readonly paste: ReadPaste;
  readonly onText: (text: string) => void;
  readonly onFile: (file: File) => void;
  /** What belongs to the text: which of its tokens is looked at. */
  readonly children: ReactNode;
}

/** Where a text is put: typed, pasted, dropped, or from a file. */
export function PasteBox({ text, paste, onText, onFile, children }: PasteBoxProps) {
  // The button that clears goes with the text: the field comes anew, and takes the focus.
  const [cleared, setCleared] = useState(0);
  const clear = () => {
    onText('');
    setCleared(cleared + 1);
  };
  return (
    <Panel
      title={inspectWords.box}
      aside={
        <>
          <span>{inspectWords.found(paste.kind, paste.tokens.length, paste.leftOut)}</span>
          <FileButton label={fileWords.open} name={inspectWords.fileName} onFile={onFile} />
          {text !== '' && (
            <Button size="small" onPress={clear}>
              {inspectWords.clear}
            </Button>
          )}
        </>
      }
    >
      {isLarge(text) ? (
        <LargeText text={text} />
      ) : (
        <TextField
          key={cleared}
          label={inspectWords.label}
          value={text}
          onChange={onText}
          placeholder={inspectWords.placeholder}
          hint={inspectWords.privacy}
          rows={paste.tokens.length > 0 ? 3 : 7}
          isStacked
          isFirst
        />
      )}
      {children}
    </Panel>
  );
}

/** A megabyte in a text area costs a quarter of a second with each letter: it is shown, and replaced as a whole. */
function LargeText({ text }: { readonly text: string }) {
  const box = useRef<HTMLDivElement>(null);
  // The text area that had the focus is gone.
  useEffect(() => box.current?.focus(), []);
  return (
    <div className={styles.large} ref={box} tabIndex={-1}>
      <p>{inspectWords.large(formatBytes(text.length))}</p>
      <pre>{text.slice(0, 600)}…</pre>
    </div>
  );
}
