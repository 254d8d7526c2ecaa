import { useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { formatCount } from '../format/amount.ts';

/** Characters of a longer text that are drawn at first. */
const CUT = 240;

/** A value that may be very long: its beginning, and the whole when a person asks. Nothing is cut without that way. */
export function LongText({ text }: { readonly text: string }) {
  const [isWhole, setIsWhole] = useState(false);
  if (isWhole || text.length <= CUT * 1.5) return <>{text}</>;
  return (
    <>
      {text.slice(0, CUT)}…{' '}
      <Button size="small" onPress={() => setIsWhole(true)}>
        {uiWords.showWhole(formatCount(text.length, 'character'))}
      </Button>
    </>
  );
}
