import { ScanSearch } from 'lucide-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { TextField } from '../../ui/field/text-field.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Empty } from '../../ui/state/states.tsx';
import { inspectWords } from '../../words/inspect.ts';
import { KIND_WORDS } from '../../words/token.ts';
import { InspectedView } from './inspected-view.tsx';
import { readPaste, type ReadPaste } from './inspect.model.ts';
import styles from './inspect.module.css';

export interface InspectScreenProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  /** A token was kept with a profile. */
  readonly onKept: (profileId: string, tokenId: string) => void;
}

/** Paste anything: it is taken apart as it is typed, here in the window, and verified when a person asks. */
export function InspectScreen({ text, onText, onKept }: InspectScreenProps) {
  const settled = useDeferredValue(text);
  const paste = useMemo(() => readPaste(settled), [settled]);
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, paste.tokens.length - 1);
  const token = paste.tokens[index];
  return (
    <div className={styles.screen}>
      <Panel
        title={inspectWords.box}
        aside={
          <>
            <span>{inspectWords.found(paste.kind, paste.tokens.length)}</span>
            {text !== '' && (
              <Button size="small" onPress={() => onText('')}>
                {inspectWords.clear}
              </Button>
            )}
          </>
        }
      >
        <TextField
          label={inspectWords.label}
          value={text}
          onChange={(next) => {
            setChosen(0);
            onText(next);
          }}
          placeholder={inspectWords.placeholder}
          hint={inspectWords.privacy}
          rows={token ? 3 : 7}
          isStacked
          isFirst
        />
        {paste.tokens.length > 1 && (
          <Choice
            label={inspectWords.which}
            value={String(index)}
            onChange={(value) => setChosen(Number(value))}
            options={paste.tokens.map((one, at) => ({
              value: String(at),
              label: `${at + 1}. ${KIND_WORDS[one.kind]}`,
            }))}
          />
        )}
      </Panel>
      {token ? (
        <InspectedView text={settled} token={token} index={index} onKept={onKept} />
      ) : (
        <Nothing kind={paste.kind} />
      )}
    </div>
  );
}

function Nothing({ kind }: Pick<ReadPaste, 'kind'>) {
  const words = kind === 'empty' ? inspectWords.empty : inspectWords.unknown;
  return (
    <Empty icon={<ScanSearch aria-hidden="true" />} title={words.title}>
      {words.text}
    </Empty>
  );
}
