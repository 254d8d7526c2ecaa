import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import { LiveRegion } from '../live-region.tsx';
import { copyText } from './copy-text.ts';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for the name: `Copy the redirect URI`. */
  readonly what: string;
  readonly isIconOnly?: boolean;
}

/** Copies a text that is no secret, and says that it did. */
export function CopyButton({ text, what, isIconOnly = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'none' | 'copied' | 'failed'>('none');
  useEffect(() => {
    if (outcome === 'none') return undefined;
    const timer = setTimeout(() => setOutcome('none'), 2000);
    return () => clearTimeout(timer);
  }, [outcome]);
  const words = uiWords.copy[outcome];
  return (
    <>
      <Button
        size="small"
        look={isIconOnly ? 'quiet' : 'plain'}
        aria-label={outcome === 'none' ? `${uiWords.copy.none} ${what}` : words}
        icon={outcome === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onPress={() => setOutcome(copyText(text) ? 'copied' : 'failed')}
        {...(isIconOnly ? {} : { children: words })}
      />
      <LiveRegion message={outcome === 'none' ? '' : words} />
    </>
  );
}
