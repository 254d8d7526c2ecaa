import { useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { formatCount } from '../format/amount.ts';
import { visibleText } from './visible.model.ts';

/** Characters of a longer text that are drawn at first. */
const CUT = 240;

/**
 * A value that may be very long: its beginning, and the whole when a person asks. Nothing is cut without that way, and
 * nothing in it goes unseen or turns the text beside it.
 */
export function LongText({ text }: { readonly text: string }) {
  const [isWhole, setIsWhole] = useState(false);
  if (isWhole || text.length <= CUT * 1.5) return <>{visibleText(text)}</>;
  return (
    <>
      {visibleText(text.slice(0, CUT))}…{' '}
      <Button size="small" onPress={() => setIsWhole(true)}>
        {uiWords.showWhole(formatCount(text.length, 'character'))}
      </Button>
    </>
  );
}
