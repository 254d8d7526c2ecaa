import { useState } from 'react';
import { TextField } from '../../ui/field/text-field.tsx';
import { Disclosure } from '../../ui/panel/disclosure.tsx';
import { expectedWords } from '../../words/expected.ts';
import { type ExpectedForm, type ExpectedName, SECRET_NAMES } from './expected.model.ts';
import styles from './inspect.module.css';

export interface ExpectedPanelProps {
  /** What the token at hand can be compared with. */
  readonly names: readonly ExpectedName[];
  readonly form: ExpectedForm;
  readonly onForm: (form: ExpectedForm) => void;
}

/** What the token should match, by the person's word. Compared as it is typed, and gone with the screen. */
export function ExpectedPanel({ names, form, onForm }: ExpectedPanelProps) {
  const [isOpen, setIsOpen] = useState(false);
  const said = names.filter((name) => (form[name] ?? '') !== '').length;
  return (
    <section className={styles.expected} aria-label={expectedWords.title}>
      <Disclosure
        isOpen={isOpen}
        onToggle={setIsOpen}
        summary={
          <>
            <h2>{expectedWords.title}</h2>
            <span>{expectedWords.said(said)}</span>
          </>
        }
      >
        {isOpen && (
          <>
            <p className={styles.quiet}>{expectedWords.about}</p>
            {names.map((name) => (
              <TextField
                key={name}
                label={expectedWords.labels[name]}
                hint={expectedWords.hints[name]}
                value={form[name] ?? ''}
                onChange={(value) => onForm({ ...form, [name]: value })}
                type={SECRET_NAMES.has(name) ? 'password' : name === 'maxAgeSeconds' ? 'number' : 'text'}
                min={0}
                isStacked
              />
            ))}
          </>
        )}
      </Disclosure>
    </section>
  );
}
