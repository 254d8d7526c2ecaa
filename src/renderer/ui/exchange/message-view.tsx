import { useState } from 'react';
import type { MessageView as Message } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { Choice } from '../choice/choice.tsx';
import { CodeBlock } from '../code/code-block.tsx';
import { formatBytes } from '../format/amount.ts';
import { PairTable } from '../table/pair-table.tsx';
import { formParameters, prettyBody } from './exchange.model.ts';
import styles from './exchange.module.css';

export interface MessageViewProps {
  readonly title: string;
  readonly message: Message;
}

/** A request or a response: start line, headers as on the wire, body pretty or raw. */
export function MessageView({ title, message }: MessageViewProps) {
  return (
    <section className={styles.message} aria-label={title}>
      <h3>{title}</h3>
      <pre className={styles.startLine}>{message.startLine}</pre>
      <PairTable label={`${title}: ${exchangeWords.headers}`} pairs={message.headers} />
      <Body title={title} message={message} />
    </section>
  );
}

function Body({ title, message }: MessageViewProps) {
  const [form, setForm] = useState<'pretty' | 'raw'>('pretty');
  if (message.bodyKind === 'empty') return <p className={styles.quiet}>{exchangeWords.noBody}</p>;
  if (message.bodyKind === 'binary') {
    return <p className={styles.quiet}>{exchangeWords.binary(formatBytes(message.bodyBytes))}</p>;
  }
  const parameters = form === 'pretty' ? formParameters(message) : undefined;
  return (
    <>
      <div className={styles.bodyHead}>
        <h4>
          {exchangeWords.body} <small>{formatBytes(message.bodyBytes)}</small>
        </h4>
        <Choice
          label={`${title}: ${exchangeWords.bodyAs}`}
          size="small"
          value={form}
          onChange={setForm}
          options={[
            { value: 'pretty', label: exchangeWords.pretty },
            { value: 'raw', label: exchangeWords.raw },
          ]}
        />
      </div>
      {parameters ? (
        <PairTable label={`${title}: ${exchangeWords.body}`} pairs={parameters} />
      ) : (
        <CodeBlock className={styles.body} label={`${title}: ${exchangeWords.body}`}>
          {form === 'pretty' ? prettyBody(message) : message.body}
        </CodeBlock>
      )}
      {message.truncated && <p className={styles.quiet}>{exchangeWords.truncated}</p>}
    </>
  );
}
