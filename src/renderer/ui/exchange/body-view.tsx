import { useState } from 'react';
import type { ShownMessage } from '../../../contract/models/exchange.ts';
import { exchangeWords } from '../../words/exchange.ts';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { Choice } from '../choice/choice.tsx';
import { CodeBlock } from '../code/code-block.tsx';
import { formatBytes } from '../format/amount.ts';
import { indentJson } from '../json/json-pieces.model.ts';
import { JsonText } from '../json/json-text.tsx';
import { ExplainedTable } from '../table/explained-table.tsx';
import { type BodyForm, bodyForms, explainedBody } from './message.model.ts';
import styles from './exchange.module.css';

/** Characters that are drawn before a person asks for the rest. */
const DRAWN = 100_000;

export interface BodyViewProps {
  /** Of what: `Request`. */
  readonly title: string;
  readonly message: ShownMessage;
  /** While a person looks for something, all of it is there to be found. */
  readonly isWhole: boolean;
  /** Bytes on the wire, where they are others than those of the body. */
  readonly wireBytes?: number | undefined;
}

/** A body: its members explained, pretty, or as it came. */
export function BodyView({ title, message, isWhole, wireBytes }: BodyViewProps) {
  const forms = bodyForms(message);
  const [chosen, setChosen] = useState<BodyForm>();
  const form = chosen !== undefined && forms.includes(chosen) ? chosen : forms[0];
  if (message.bodyKind === 'empty') return <p className={styles.quiet}>{exchangeWords.noBody}</p>;
  if (form === undefined) {
    return <p className={styles.quiet}>{exchangeWords.binary(formatBytes(message.bodyBytes))}</p>;
  }
  const label = `${title}: ${exchangeWords.body}`;
  return (
    <>
      <div className={styles.bodyHead}>
        <h4>
          {exchangeWords.body} <small>{sizeOf(message, wireBytes)}</small>
        </h4>
        {forms.length > 1 && (
          <Choice
            label={`${title}: ${exchangeWords.bodyAs}`}
            size="small"
            value={form}
            onChange={setChosen}
            options={forms.map((value) => ({ value, label: exchangeWords.forms[value] }))}
          />
        )}
      </div>
      <BodyText label={label} message={message} form={form} isWhole={isWhole} />
      {message.truncated && <p className={styles.quiet}>{exchangeWords.truncated}</p>}
    </>
  );
}

function sizeOf({ bodyBytes }: ShownMessage, wireBytes: number | undefined): string {
  const size = formatBytes(bodyBytes);
  return wireBytes === undefined || wireBytes === bodyBytes
    ? size
    : exchangeWords.packed(size, formatBytes(wireBytes));
}

interface BodyTextProps extends Pick<BodyViewProps, 'message' | 'isWhole'> {
  readonly label: string;
  readonly form: BodyForm;
}

function BodyText({ label, message, form, isWhole }: BodyTextProps) {
  const [isAsked, setIsAsked] = useState(false);
  const rows = form === 'explained' ? explainedBody(message) : undefined;
  if (rows) return <ExplainedTable label={label} rows={rows} isWhole={isWhole} />;
  const whole = form === 'pretty' ? indentJson(message.body) : message.body;
  const isCut = !isWhole && !isAsked && whole.length > DRAWN;
  return (
    <>
      {form === 'pretty' && !isCut ? (
        <div className={styles.json}>
          <JsonText label={label} text={whole} isWhole={isWhole} />
        </div>
      ) : (
        <CodeBlock className={styles.body} label={label}>
          {isCut ? whole.slice(0, DRAWN) : whole}
        </CodeBlock>
      )}
      {isCut && (
        <Button size="small" onPress={() => setIsAsked(true)}>
          {uiWords.showAll(formatBytes(message.bodyBytes))}
        </Button>
      )}
    </>
  );
}
