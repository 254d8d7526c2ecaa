import { useState } from 'react';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { Choice } from '../choice/choice.tsx';
import { Ago } from '../clock/ago.tsx';
import { LocalTime } from '../clock/local-time.tsx';
import { Panel } from '../panel/panel.tsx';
import { JsonText } from '../json/json-text.tsx';
import { type ClaimRow, claimRows } from './claims.model.ts';
import styles from './claims.module.css';

export interface ClaimsPanelsProps {
  readonly format: TokenSummary['format'];
  readonly headerText: string | undefined;
  readonly payloadText: string | undefined;
}

/** Claims and header, each as a table with meanings or as JSON. An encrypted token has only a header. */
export function ClaimsPanels({ format, headerText, payloadText }: ClaimsPanelsProps) {
  return (
    <>
      {format !== 'jwe' && <ClaimsPanel title={tokenWords.claims} part="payload" text={payloadText} />}
      <ClaimsPanel title={tokenWords.header} part="header" text={headerText} />
    </>
  );
}

interface ClaimsPanelProps {
  readonly title: string;
  readonly part: 'header' | 'payload';
  readonly text: string | undefined;
}

function ClaimsPanel({ title, part, text }: ClaimsPanelProps) {
  const [form, setForm] = useState<'table' | 'json'>('table');
  if (text === undefined) {
    return (
      <Panel title={title}>
        <p>{tokenWords.noText}</p>
      </Panel>
    );
  }
  return (
    <Panel
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
      {form === 'table' ? (
        <ClaimsTable title={title} part={part} text={text} />
      ) : (
        <JsonText label={title} text={text} />
      )}
    </Panel>
  );
}

function ClaimsTable({ title, part, text }: ClaimsPanelProps & { readonly text: string }) {
  const rows = claimRows(text, part);
  if (rows === undefined) return <JsonText label={title} text={text} />;
  return (
    <table className={styles.claims} aria-label={title}>
      <tbody>
        {rows.map((row) => (
          <Row key={row.name} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: ClaimRow }) {
  return (
    <tr>
      <th scope="row">{row.name}</th>
      <td className={styles.value}>{row.value}</td>
      <td className={styles.meaning}>
        <p title={row.section}>{row.meaning}</p>
        {row.atMs !== undefined && (
          <p className={styles.time}>
            <LocalTime atMs={row.atMs} />, <Ago atMs={row.atMs} />
          </p>
        )}
        {row.span !== undefined && <p className={styles.time}>{row.span}</p>}
        {row.problem !== undefined && <strong className={styles.problem}>{row.problem}</strong>}
      </td>
    </tr>
  );
}
