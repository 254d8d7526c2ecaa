import { useMemo, useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { CodeBlock } from '../code/code-block.tsx';
import { cx } from '../cx.ts';
import { formatCount } from '../format/amount.ts';
import { visibleText } from '../long-text/visible.model.ts';
import { cutJson, indentJson } from './json-pieces.model.ts';
import styles from './json.module.css';

/** Above this many characters colours cost more than they help. */
const COLOURED = 60_000;
/** Characters that are drawn before a person asks for more, and so many more each time: a megabyte at once takes seconds. */
const STEP = 100_000;

export interface JsonTextProps {
  readonly label: string;
  readonly text: string;
  /** True where all of it must be there at once, as for finding a word in it. */
  readonly isWhole?: boolean;
}

/** JSON indented, with its names and values told apart; of very much the beginning, and more when a person asks. */
export function JsonText({ label, text, isWhole = false }: JsonTextProps) {
  const indented = useMemo(() => visibleText(indentJson(text)), [text]);
  const [asked, setAsked] = useState(STEP);
  const limit = isWhole ? indented.length : asked;
  const left = indented.length - limit;
  return (
    <>
      <CodeBlock className={styles.json} label={label}>
        {indented.length > COLOURED
          ? indented.slice(0, limit)
          : cutJson(indented).map((piece, index) => (
              <span key={index} className={cx(styles[piece.kind])}>
                {piece.text}
              </span>
            ))}
      </CodeBlock>
      {left > 0 && (
        <Button size="small" onPress={() => setAsked(asked + STEP)}>
          {uiWords.showMore(formatCount(left, 'character'))}
        </Button>
      )}
    </>
  );
}
