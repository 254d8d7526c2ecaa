import { FileDown } from 'lucide-react';
import { Button } from '../../ui/button/button.tsx';
import { Choice } from '../../ui/choice/choice.tsx';
import { useMinute } from '../../ui/clock/clock.ts';
import { formatTime } from '../../ui/format/time.ts';
import { SearchField } from '../../ui/search-field/search-field.tsx';
import { Select } from '../../ui/select/select.tsx';
import { RUN_KIND_WORDS } from '../../words/run.ts';
import { wireWords } from '../../words/wire.ts';
import type { WireFilter, WireGroup } from './wire.model.ts';
import styles from './wire.module.css';

export interface WireToolbarProps {
  readonly groups: readonly WireGroup[];
  readonly filter: WireFilter;
  readonly onFilter: (filter: WireFilter) => void;
  readonly counts: { readonly shown: number; readonly all: number; readonly failures: number };
  /** Absent where the screen shows everybody’s anyway. */
  readonly scope:
    | { readonly isEverything: boolean; readonly onChange: (isEverything: boolean) => void }
    | undefined;
  readonly onExport: () => void;
}

/** Runs to choose from: the newest; older ones are found by typing. */
const CHOICES = 40;
const ALL = 'all';

/** What the list is narrowed to, and what can be done with all of it. */
export function WireToolbar({ groups, filter, onFilter, counts, scope, onExport }: WireToolbarProps) {
  return (
    <div className={styles.toolbar}>
      <SearchField
        label={wireWords.filter}
        placeholder={wireWords.filterHint}
        value={filter.text}
        onChange={(text) => onFilter({ ...filter, text })}
        count={wireWords.matches(counts.shown, counts.all)}
      />
      <RunChoice groups={groups} filter={filter} onFilter={onFilter} />
      <Choice
        label={wireWords.which}
        size="small"
        value={filter.onlyFailures ? 'failures' : 'all'}
        onChange={(which) => onFilter({ ...filter, onlyFailures: which === 'failures' })}
        options={[
          { value: 'all', label: wireWords.all },
          { value: 'failures', label: wireWords.failures(counts.failures) },
        ]}
      />
      {scope && (
        <Choice
          label={wireWords.whose}
          size="small"
          value={scope.isEverything ? 'everything' : 'own'}
          onChange={(whose) => scope.onChange(whose === 'everything')}
          options={[
            { value: 'own', label: wireWords.ownOnly },
            { value: 'everything', label: wireWords.everything },
          ]}
        />
      )}
      <Button
        size="small"
        icon={<FileDown aria-hidden="true" />}
        isDisabled={counts.shown === 0}
        onPress={onExport}
      >
        {wireWords.export}
      </Button>
    </div>
  );
}

function RunChoice({ groups, filter, onFilter }: Pick<WireToolbarProps, 'groups' | 'filter' | 'onFilter'>) {
  const minuteMs = useMinute();
  return (
    <div className={styles.runChoice}>
      <Select
        label={wireWords.run}
        layout="bare"
        value={filter.group ?? ALL}
        onChange={(key) => onFilter({ ...filter, group: key === ALL ? undefined : key })}
        options={[
          { value: ALL, label: wireWords.allRuns },
          ...groups.slice(0, CHOICES).map((group) => ({
            value: group.key,
            label: groupName(group),
            detail: formatTime(group.startedAtMs, minuteMs),
          })),
        ]}
      />
    </div>
  );
}

/** What a group is called in a list of them. */
export function groupName({ kind }: WireGroup): string {
  return kind === undefined ? wireWords.loose : RUN_KIND_WORDS[kind];
}
