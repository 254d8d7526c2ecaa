import { Search, X } from 'lucide-react';
import { uiWords } from '../../words/ui.ts';
import { Button } from '../button/button.tsx';
import styles from './search-field.module.css';

export interface SearchFieldProps {
  /** Its name, for screen readers, and the placeholder where none is given. */
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  /** What it leaves, in words: `3 of 14`. Spoken when it changes. */
  readonly count?: string | undefined;
}

/** Narrows a list as one types. Escape empties it. */
export function SearchField({ label, value, onChange, placeholder = label, count }: SearchFieldProps) {
  return (
    <search className={styles.search}>
      <Search aria-hidden="true" />
      <input
        type="text"
        role="searchbox"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || value === '') return;
          event.stopPropagation();
          onChange('');
        }}
      />
      <output className={styles.count}>{value === '' ? '' : count}</output>
      {value !== '' && (
        <Button
          look="quiet"
          size="small"
          icon={<X aria-hidden="true" />}
          aria-label={uiWords.clearSearch}
          onPress={() => onChange('')}
        />
      )}
    </search>
  );
}
