import { ChevronDown, ChevronUp } from 'lucide-react';
import { useRef } from 'react';
import { uiWords } from '../../words/ui.ts';
import { useActs } from '../acts/offers.ts';
import { Button } from '../button/button.tsx';
import { SearchField } from '../search-field/search-field.tsx';
import { MOST_MATCHES } from './find.model.ts';
import type { Finder } from './use-find.ts';
import styles from './find-bar.module.css';

export interface FindBarProps {
  /** Where it looks: `Find in the exchange`. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly finder: Finder;
}

/** What to look for in what is shown, and the places one after the other. Ctrl+F comes here, Enter goes on. */
export function FindBar({ label, value, onChange, finder }: FindBarProps) {
  const form = useRef<HTMLFormElement>(null);
  useActs({ find: { run: () => form.current?.querySelector('input')?.select() } });
  return (
    <form
      ref={form}
      className={styles.find}
      onSubmit={(event) => {
        event.preventDefault();
        finder.step(1);
      }}
    >
      <SearchField label={label} value={value} onChange={onChange} count={countOf(finder)} />
      {value !== '' && <Steps finder={finder} />}
    </form>
  );
}

function Steps({ finder }: { readonly finder: Finder }) {
  const common = { size: 'small', look: 'quiet', isDisabled: finder.count === 0 } as const;
  return (
    <>
      <Button
        {...common}
        aria-label={uiWords.find.previous}
        icon={<ChevronUp aria-hidden="true" />}
        onPress={() => finder.step(-1)}
      />
      <Button
        {...common}
        aria-label={uiWords.find.next}
        icon={<ChevronDown aria-hidden="true" />}
        onPress={() => finder.step(1)}
      />
    </>
  );
}

function countOf({ at, count }: Finder): string {
  if (count === 0) return uiWords.find.none;
  return uiWords.find.place(at + 1, count === MOST_MATCHES ? `${count}+` : String(count));
}
