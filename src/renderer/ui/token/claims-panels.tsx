import { useMemo, useState } from 'react';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { Choice } from '../choice/choice.tsx';
import { JsonText } from '../json/json-text.tsx';
import { claimRows, markedRows } from './claims.model.ts';
import { ClaimsTable } from './claims-table.tsx';
import { LinkedPanel } from './linked-panel.tsx';
import { useMeanings } from './meanings.ts';

export interface ClaimsPanelsProps {
  readonly headerText: string | undefined;
  readonly payloadText: string | undefined;
  readonly findings: readonly ShownFinding[];
}

/** Claims and header, each as a table with meanings or as JSON. */
export function ClaimsPanels({ headerText, payloadText, findings }: ClaimsPanelsProps) {
  return (
    <>
      <ClaimsPanel title={tokenWords.claims} part="payload" text={payloadText} findings={findings} />
      <ClaimsPanel title={tokenWords.header} part="header" text={headerText} findings={findings} />
    </>
  );
}

export interface ClaimsPanelProps {
  readonly title: string;
  readonly part: 'header' | 'payload';
  readonly text: string | undefined;
  readonly findings: readonly ShownFinding[];
}

/** One part of a token as a table or as JSON, linked with its bytes. */
export function ClaimsPanel({ title, part, text, findings }: ClaimsPanelProps) {
  const [form, setForm] = useState<'table' | 'json'>('table');
  const meanings = useMeanings()[part];
  const read = useMemo(() => (text === undefined ? undefined : claimRows(text, meanings)), [text, meanings]);
  const rows = useMemo(() => read && markedRows(read, part, findings), [read, part, findings]);
  if (text === undefined) {
    return (
      <LinkedPanel part={part} title={title}>
        <p>{tokenWords.noText}</p>
      </LinkedPanel>
    );
  }
  return (
    <LinkedPanel
      part={part}
      title={title}
      isFlush
      aside={
        <Choice
          label={`${title}: ${tokenWords.view}`}
          size="small"
          value={form}
          onChange={setForm}
          options={[
            { value: 'table', label: tokenWords.asTable },
            { value: 'json', label: tokenWords.asJson },
          ]}
        />
      }
    >
      {form === 'table' && rows ? (
        <ClaimsTable title={title} part={part} rows={rows} />
      ) : (
        <JsonText label={title} text={text} />
      )}
    </LinkedPanel>
  );
}
