import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { startWords } from '../../words/start.ts';
import { Door } from './door.tsx';
import styles from './start.module.css';

const words = startWords.inspect;

/** A token by paste or drop: it goes on at once to where it is looked at. What is typed waits for the button. */
export function PasteDoor({ onInspect }: { readonly onInspect: (text: string) => void }) {
  const [typed, setTyped] = useState('');
  const take = (text: string) => {
    if (text.trim() !== '') onInspect(text);
  };
  return (
    <Door icon={<ScanSearch aria-hidden="true" />} title={words.title} text={words.text}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          take(typed);
        }}
      >
        <TextField
          label={words.label}
          value={typed}
          onChange={setTyped}
          onTake={take}
          placeholder={words.placeholder}
          rows={3}
          isStacked
        />
        <Button type="submit">{words.act}</Button>
      </form>
    </Door>
  );
}
