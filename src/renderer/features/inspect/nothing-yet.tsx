import { ScanSearch } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { Empty } from '../../ui/state/states.tsx';
import { inspectWords } from '../../words/inspect.ts';
import { type ExampleName, exampleText } from './examples.model.ts';
import type { ReadPaste } from './inspect.model.ts';
import styles from './inspect.module.css';

const EXAMPLES = Object.entries(inspectWords.exampleNames) as [ExampleName, string][];

export interface NothingYetProps extends Pick<ReadPaste, 'kind'> {
  readonly onText: (text: string) => void;
}

/** No token is in the box: what can be put there, shown by examples. */
export function NothingYet({ kind, onText }: NothingYetProps) {
  const words = kind === 'empty' ? inspectWords.empty : inspectWords.unknown;
  return (
    <Empty
      icon={<ScanSearch aria-hidden="true" />}
      title={words.title}
      actions={
        <fieldset className={styles.examples} aria-label={inspectWords.examples}>
          {EXAMPLES.map(([name, label]) => (
            <Button
              key={name}
              size="small"
              onPress={() => onText(exampleText(name, Math.floor(Date.now() / 1000)))}
            >
              {label}
            </Button>
          ))}
        </fieldset>
      }
    >
      {words.text}
    </Empty>
  );
}
