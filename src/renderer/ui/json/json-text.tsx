import { CodeBlock } from '../code/code-block.tsx';
import { cx } from '../cx.ts';
import { cutJson, indentJson } from './json-pieces.model.ts';
import styles from './json.module.css';

/** Above this many characters colours cost more than they help. */
const COLOURED = 60_000;

/** JSON indented, with its names and values told apart. */
export function JsonText({ label, text }: { readonly label: string; readonly text: string }) {
  const indented = indentJson(text);
  return (
    <CodeBlock className={styles.json} label={label}>
      {indented.length > COLOURED
        ? indented
        : cutJson(indented).map((piece, index) => (
            <span key={index} className={cx(styles[piece.kind])}>
              {piece.text}
            </span>
          ))}
    </CodeBlock>
  );
}
