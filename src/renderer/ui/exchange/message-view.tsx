import type { ShownMessage } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { ExplainedTable } from '../table/explained-table.tsx';
import { PairTable } from '../table/pair-table.tsx';
import { BodyView } from './body-view.tsx';
import { explainedQuery, rawMessage } from './message.model.ts';
import styles from './exchange.module.css';

export interface MessageViewProps {
  readonly title: string;
  readonly message: ShownMessage;
  /** As bytes on the wire, rather than told apart. */
  readonly isRaw: boolean;
  readonly isSearched: boolean;
  readonly wireBytes?: number | undefined;
}

/** A request or a response: start line, parameters, headers as on the wire, body. */
export function MessageView({ title, message, isRaw, isSearched, wireBytes }: MessageViewProps) {
  const query = explainedQuery(message);
  return (
    <section className={styles.message} aria-label={title}>
      <h3>{title}</h3>
      {isRaw ? (
        <RawText title={title} message={message} />
      ) : (
        <>
          <CodeBlock className={styles.startLine} label={`${title}: ${exchangeWords.startLine}`}>
            {message.startLine}
          </CodeBlock>
          {query.length > 0 && (
            <>
              <h4>{exchangeWords.query}</h4>
              <ExplainedTable label={`${title}: ${exchangeWords.query}`} rows={query} isWhole={isSearched} />
            </>
          )}
          <h4>
            {exchangeWords.headers} <small>{exchangeWords.headersHint(message.headers.length)}</small>
          </h4>
          <PairTable
            label={`${title}: ${exchangeWords.headers}`}
            pairs={message.headers}
            meanings={message.meanings.headers}
          />
          <BodyView title={title} message={message} isWhole={isSearched} wireBytes={wireBytes} />
        </>
      )}
    </section>
  );
}

function RawText({ title, message }: Pick<MessageViewProps, 'title' | 'message'>) {
  return (
    <>
      <CodeBlock className={styles.rawText} label={`${title}: ${exchangeWords.raw}`}>
        {rawMessage(message)}
      </CodeBlock>
      {message.truncated && <p className={styles.quiet}>{exchangeWords.truncated}</p>}
    </>
  );
}
