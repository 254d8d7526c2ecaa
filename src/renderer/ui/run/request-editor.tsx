import { Plus } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import type { RequestEdit, RequestPreview } from '../../../core/run/run.ts';
import { editWords } from '../../words/request-edit.ts';
import { Button } from '../button/button.tsx';
import { TextField } from '../field/text-field.tsx';
import { useMainAct } from '../main-act.ts';
import { EditedLineRow } from './edited-line-row.tsx';
import {
  type LinesOf,
  type RequestDraft,
  addLine,
  changeLine,
  draftOf,
  editOf,
} from './request-edit.model.ts';
import styles from './request-editor.module.css';

export interface RequestEditorProps {
  readonly request: RequestPreview;
  /** The browser makes the request: only its address can be edited. */
  readonly isBrowsers: boolean;
  readonly isPending: boolean;
  /** Sends it; undefined where nothing was changed. */
  readonly onSend: (edit: RequestEdit | undefined) => void;
  readonly onBack: () => void;
  /** Why it was not sent, with what can be done. */
  readonly fault: ReactNode;
}

/** A request as a form: every line can be changed, left out or added; what is masked is kept until something is typed. */
export function RequestEditor(props: RequestEditorProps) {
  const { request, isBrowsers, isPending, onSend, onBack } = props;
  const [draft, setDraft] = useState(() => draftOf(request));
  const send = () => {
    if (!isPending) onSend(editOf(request, draft));
  };
  useMainAct(send);
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Address draft={draft} isBrowsers={isBrowsers} onChange={setDraft} />
      <Lines draft={draft} where="parameters" onChange={setDraft} />
      {!isBrowsers && <Lines draft={draft} where="headers" onChange={setDraft} />}
      {props.fault}
      <div className={styles.buttons}>
        <Button type="submit" look="primary" size="small" isPending={isPending}>
          {editWords.send(editOf(request, draft) !== undefined)}
        </Button>
        <Button size="small" look="quiet" onPress={onBack}>
          {editWords.back}
        </Button>
      </div>
    </form>
  );
}

interface PartProps {
  readonly draft: RequestDraft;
  readonly onChange: (draft: RequestDraft) => void;
}

function Address({ draft, isBrowsers, onChange }: PartProps & { readonly isBrowsers: boolean }) {
  return (
    <div className={styles.address}>
      {!isBrowsers && (
        <TextField
          label={editWords.method}
          isStacked
          value={draft.method}
          onChange={(method) => onChange({ ...draft, method: method.toUpperCase() })}
          problem={/^[A-Z]{1,16}$/.test(draft.method) ? undefined : editWords.wrongMethod}
        />
      )}
      <TextField
        label={editWords.address}
        isStacked
        isFirst
        value={draft.url}
        onChange={(url) => onChange({ ...draft, url })}
      />
    </div>
  );
}

function Lines({ draft, where, onChange }: PartProps & { readonly where: LinesOf }) {
  const words = editWords.lines[where];
  return (
    <fieldset className={styles.lines}>
      <legend>{words.title}</legend>
      {draft[where].map((line, index) => (
        <EditedLineRow
          key={line.from ?? `new ${index}`}
          line={line}
          place={words.one(index + 1)}
          onChange={(change) => onChange(changeLine(draft, where, index, change))}
        />
      ))}
      <div>
        <Button
          size="small"
          look="quiet"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange(addLine(draft, where))}
        >
          {words.add}
        </Button>
      </div>
    </fieldset>
  );
}
