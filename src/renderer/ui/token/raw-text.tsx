import { type ReactNode, useMemo } from 'react';
import { tokenWords } from '../../words/token-screen.ts';
import { cx } from '../cx.ts';
import { type SecretTextProps, SecretText } from '../secret/secret-text.tsx';
import secret from '../secret/secret.module.css';
import { firstCharacters } from '../secret/segments.model.ts';
import { type RawPiece, rawPieces } from './raw-pieces.model.ts';
import styles from './raw-text.module.css';
import { type LinkTarget, useLinked, usePoint } from './token-link.tsx';

const PARTS = ['header', 'payload', 'signature'] as const;

export interface RawTextProps extends SecretTextProps {
  /** An encrypted or broken token has no parts that could be shown elsewhere; what is drawn in another way tells them apart itself. */
  readonly hasParts: boolean;
}

/** A token's text whose parts and members are marked where they are shown decoded, and the other way round. */
export function RawText({ hasParts, ...props }: RawTextProps) {
  if (!hasParts || props.draw) return <SecretText {...props} />;
  return <SecretText {...props} draw={drawPieces} beside={<Legend />} />;
}

function drawPieces(text: string, drawn: number): ReactNode {
  return <Pieces text={text} drawn={drawn} />;
}

function Pieces({ text, drawn }: { readonly text: string; readonly drawn: number }) {
  const pieces = useMemo(() => firstCharacters(rawPieces(text, drawn), drawn), [text, drawn]);
  const point = usePoint();
  return (
    <span
      onPointerOver={(event) => point(targetOf(event.target as HTMLElement))}
      onPointerLeave={() => point(undefined)}
    >
      {pieces.map((piece, index) => (
        <Piece key={index} piece={piece} />
      ))}
    </span>
  );
}

/** What a piece of the text is of. */
export function targetOf({ dataset: { part, pointer } }: HTMLElement): LinkTarget | undefined {
  const known = PARTS.find((one) => one === part);
  return known && { part: known, pointer };
}

function Piece({ piece: { kind, pointer, text } }: { readonly piece: RawPiece }) {
  const part = PARTS.find((one) => one === kind);
  const isMarked = useLinked(
    (target) =>
      target !== undefined &&
      target.part === part &&
      (target.pointer === undefined || target.pointer === pointer),
  );
  return (
    <span
      className={cx(secret[kind], isMarked && styles.marked)}
      data-part={part}
      data-pointer={pointer}
      data-marked={isMarked || undefined}
    >
      {text}
    </span>
  );
}

/** What the colours mean; the keyboard’s way to mark a part. */
function Legend() {
  return (
    <ul className={styles.legend} aria-label={tokenWords.parts}>
      {PARTS.map((part) => (
        <LegendEntry key={part} part={part} />
      ))}
    </ul>
  );
}

function LegendEntry({ part }: { readonly part: LinkTarget['part'] }) {
  const point = usePoint();
  return (
    <li>
      <button
        type="button"
        className={cx(styles.part, styles[part])}
        onPointerEnter={() => point({ part })}
        onPointerLeave={() => point(undefined)}
        onFocus={() => point({ part })}
        onBlur={() => point(undefined)}
        onClick={(event) => showPanel(event.currentTarget, part)}
      >
        {tokenWords.partNames[part]}
      </button>
    </li>
  );
}

/** Brings the panel of a part into sight: the nearest one of the same token. */
function showPanel(from: HTMLElement, part: LinkTarget['part']): void {
  const panels = from.closest('[data-token]')?.querySelectorAll(`[data-panel="${part}"]`) ?? [];
  panels[0]?.scrollIntoView({ block: 'nearest' });
}
