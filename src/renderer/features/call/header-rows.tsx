import { Plus, Trash2 } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { MenuButton } from '../../ui/menu/menu.tsx';
import { callWords } from '../../words/call.ts';
import { type CallForm, type HeaderRow, headerProblem, withHeader } from './call.model.ts';
import fields from '../../ui/field/field.module.css';
import { cx } from '../../ui/cx.ts';
import styles from './call.module.css';

/** Headers that are often wanted, with a first value. */
const PRESETS: readonly (readonly [name: string, value: string])[] = [
  ['Accept', 'application/json'],
  ['Accept-Language', 'en'],
  ['Cache-Control', 'no-cache'],
  ['Content-Type', 'application/json'],
  ['If-None-Match', '"etag"'],
  ['Prefer', 'return=representation'],
  ['X-Request-Id', 'assay-1'],
];

interface HeaderRowsProps {
  readonly form: CallForm;
  readonly onForm: (form: CallForm) => void;
}

/** Headers beside those that Assay makes: one row each, with what is wrong with it. */
export function HeaderRows({ form, onForm }: HeaderRowsProps) {
  const change = (id: number, part: Partial<HeaderRow>) =>
    onForm({ ...form, headers: form.headers.map((row) => (row.id === id ? { ...row, ...part } : row)) });
  return (
    <section className={styles.headers} aria-label={callWords.headers}>
      <header>
        <h3>{callWords.headers}</h3>
        <MenuButton
          label={callWords.addHeader}
          size="small"
          icon={<Plus aria-hidden="true" />}
          items={[
            { id: '', label: callWords.emptyHeader },
            ...PRESETS.map(([name, value]) => ({ id: name, label: name, detail: value })),
          ]}
          onAction={(name) =>
            onForm(withHeader(form, name, PRESETS.find(([preset]) => preset === name)?.[1] ?? ''))
          }
        />
      </header>
      {form.headers.length === 0 && <p className={styles.quiet}>{callWords.noHeaders}</p>}
      {form.headers.map((row, index) => (
        <HeaderFields
          key={row.id}
          row={row}
          number={index + 1}
          onChange={(part) => change(row.id, part)}
          onRemove={() => onForm({ ...form, headers: form.headers.filter(({ id }) => id !== row.id) })}
        />
      ))}
    </section>
  );
}

interface HeaderFieldsProps {
  readonly row: HeaderRow;
  readonly number: number;
  readonly onChange: (part: Partial<HeaderRow>) => void;
  readonly onRemove: () => void;
}

function HeaderFields({ row, number, onChange, onRemove }: HeaderFieldsProps) {
  const problem = headerProblem(row);
  const problemId = `header-problem-${row.id}`;
  const common = {
    className: cx(fields.input, fields.code),
    spellCheck: false,
    autoComplete: 'off',
    ...(problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': problemId }),
  } as const;
  return (
    <div className={styles.headerRow}>
      <input
        {...common}
        aria-label={callWords.headerName(number)}
        placeholder={callWords.name}
        value={row.name}
        onChange={(event) => onChange({ name: event.target.value })}
      />
      <input
        {...common}
        aria-label={callWords.headerValue(number)}
        placeholder={callWords.value}
        value={row.value}
        onChange={(event) => onChange({ value: event.target.value })}
      />
      <Button
        look="quiet"
        size="small"
        aria-label={callWords.removeHeader(row.name)}
        icon={<Trash2 aria-hidden="true" />}
        onPress={onRemove}
      />
      {problem !== undefined && (
        <p id={problemId} className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  );
}
