import { Eye, EyeOff } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { secretWords } from '../../words/secret.ts';
import { Button } from '../button/button.tsx';
import { CodeBlock } from '../code/code-block.tsx';
import { cx } from '../cx.ts';
import { formatCount } from '../format/amount.ts';
import { cutSegments, firstCharacters } from './segments.model.ts';
import styles from './secret.module.css';

/** Characters that are drawn before a person asks for the rest. */
const DRAWN = 12_000;

export interface SecretTextProps {
  readonly label: string;
  /** What is drawn until a person asks. */
  readonly masked: string;
  /** The whole text, while a person has asked for it. */
  readonly revealed?: string | undefined;
  /** Absent where `masked` is all there is. */
  readonly onToggle?: (() => void) | undefined;
  readonly isPending?: boolean;
  /** What stands before its acts. */
  readonly beside?: ReactNode;
  /** How the first `drawn` characters of the text are drawn; absent: in the colours of their parts. */
  readonly draw?: ((text: string, drawn: number) => ReactNode) | undefined;
}

/** The one component that draws a token or another secret: masked until asked, its parts in their colours. */
export function SecretText(props: SecretTextProps) {
  const { label, masked, revealed, onToggle, isPending = false, beside, draw = drawParts } = props;
  const [isLong, setIsLong] = useState(false);
  const text = revealed ?? masked;
  const drawn = isLong ? text.length : Math.min(text.length, DRAWN);
  return (
    <div className={styles.secret}>
      <CodeBlock className={styles.text} label={label}>
        {draw(text, drawn)}
      </CodeBlock>
      <div className={styles.acts}>
        {beside}
        {drawn < text.length && (
          <Button size="small" onPress={() => setIsLong(true)}>
            {secretWords.more(formatCount(text.length - drawn, 'character'))}
          </Button>
        )}
        {onToggle && (
          <Button
            size="small"
            isPending={isPending}
            icon={revealed === undefined ? <Eye aria-hidden="true" /> : <EyeOff aria-hidden="true" />}
            onPress={onToggle}
          >
            {revealed === undefined ? secretWords.reveal : secretWords.hide}
          </Button>
        )}
      </div>
    </div>
  );
}

function drawParts(text: string, drawn: number): ReactNode {
  return firstCharacters(cutSegments(text), drawn).map((piece, index) => (
    <span key={index} className={cx(styles[piece.kind])}>
      {piece.text}
    </span>
  ));
}
