import { Rows3 } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { Select } from '../../ui/select/select.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { fileWords } from '../../words/files.ts';
import { inspectWords } from '../../words/inspect.ts';
import { KIND_WORDS } from '../../words/token.ts';
import { CallbackAnswer } from './callback-answer.tsx';
import { InspectedView } from './inspected-view.tsx';
import { type ReadToken, isLarge, readPaste } from './inspect.model.ts';
import { NothingYet } from './nothing-yet.tsx';
import { PasteBox } from './paste-box.tsx';
import { MAX_TEXT } from './paste-limit.ts';
import styles from './inspect.module.css';

export interface InspectScreenProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A token was kept with a profile. */
  readonly onKept: (profileId: string, tokenId: string) => void;
  /** A file too large for this box, or a text of many tokens: they make a table. */
  readonly onScan: (source: { readonly name: string; readonly blob: Blob }) => void;
  /** Compares a token of the text with another. */
  readonly onCompare: (text: string) => void;
  /** Opens header and claims as the beginning of a token of one’s own. */
  readonly onEditCopy: (draft: EditableCopy) => void;
}

/** A token taken apart so that it can be put together otherwise. */
export interface EditableCopy {
  readonly header: string;
  readonly claims: string;
  readonly text: string;
}

/** Paste anything: it is taken apart as it is typed, here in the window, and verified when a person asks. */
export function InspectScreen({ text, onText, onScan, ...acts }: InspectScreenProps) {
  const settled = useDeferredValue(text);
  const paste = useMemo(() => readPaste(settled), [settled]);
  const [chosen, setChosen] = useState(0);
  const [isOver, setIsOver] = useState(false);
  const index = Math.min(chosen, paste.tokens.length - 1);
  const token = paste.tokens[index];
  const put = (next: string) => {
    setChosen(0);
    onText(next);
  };
  const putFile = (file: File) => {
    if (file.size > MAX_TEXT) onScan({ name: file.name, blob: file });
    else void readFile(file, put);
  };
  return (
    <div
      className={styles.screen}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setIsOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        const [file] = event.dataTransfer.files;
        if (file) putFile(file);
        else put(event.dataTransfer.getData('text/plain'));
      }}
    >
      <PasteBox text={text} paste={paste} onText={put} onFile={putFile}>
        <WhichToken tokens={paste.tokens} index={index} onIndex={setChosen} />
        {(paste.tokens.length > SIDE_BY_SIDE || paste.kind === 'too_large' || isLarge(settled)) && (
          <Button
            size="small"
            icon={<Rows3 aria-hidden="true" />}
            onPress={() => onScan({ name: inspectWords.pasted, blob: new Blob([settled]) })}
          >
            {inspectWords.scan}
          </Button>
        )}
      </PasteBox>
      {token ? (
        <InspectedView text={settled} token={token} index={index} {...acts} />
      ) : paste.kind === 'callback_url' ? (
        <CallbackAnswer text={settled} />
      ) : (
        <NothingYet kind={paste.kind} onText={put} />
      )}
    </div>
  );
}

/** Reads a file as text. */
async function readFile(file: File, onText: (text: string) => void): Promise<void> {
  try {
    onText(await file.text());
  } catch {
    showToast({ text: fileWords.failed, tone: 'fault' });
  }
}

/** As many as stand side by side; more are chosen from a list. */
const SIDE_BY_SIDE = 5;

interface WhichTokenProps {
  readonly tokens: readonly ReadToken[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
}

function WhichToken({ tokens, index, onIndex }: WhichTokenProps) {
  if (tokens.length < 2) return null;
  const Control = tokens.length > SIDE_BY_SIDE ? Select : Choice;
  return (
    <Control
      label={inspectWords.which}
      value={String(index)}
      onChange={(value) => onIndex(Number(value))}
      options={tokens.map((one, at) => ({ value: String(at), label: `${at + 1}. ${KIND_WORDS[one.kind]}` }))}
    />
  );
}
