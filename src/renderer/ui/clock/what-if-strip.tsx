import { CalendarClock, Undo2 } from 'lucide-react';
import { lifeUiWords } from '../../words/life.ts';
import { Button } from '../button/button.tsx';
import { FaultNote } from '../state/states.tsx';
import { Spinner } from '../state/spinner.tsx';
import { formatFullTime, formatTime } from '../format/time.ts';
import { useMinute } from './clock.ts';
import type { Life } from './life.model.ts';
import type { WhatIf } from './use-what-if.ts';
import { fieldTime, fieldValue, quickTimes } from './what-if.model.ts';
import styles from './what-if.module.css';

const words = lifeUiWords.whatIf;

/** As if it were another time: which one, and one press back to the present. Nothing while a person has not asked. */
export function WhatIfStrip({ life, whatIf }: { readonly life: Life; readonly whatIf: WhatIf }) {
  const { atMs, isOpen, isJudging, set } = whatIf;
  const minuteMs = useMinute();
  if (!isOpen) return null;
  const shownMs = atMs ?? minuteMs;
  return (
    <section className={styles.strip} aria-label={words.title} data-on={atMs !== undefined || undefined}>
      <p className={styles.words}>
        <CalendarClock aria-hidden="true" />
        {atMs === undefined ? (
          words.ask
        ) : (
          <span>
            <strong title={formatFullTime(atMs)}>{words.now(formatTime(atMs, minuteMs))}</strong> {words.note}
          </span>
        )}
        {isJudging && <Spinner />}
      </p>
      <div className={styles.acts}>
        <input
          type="datetime-local"
          step={1}
          aria-label={words.field}
          className={styles.field}
          value={fieldValue(shownMs)}
          onChange={(event) => {
            const chosen = fieldTime(event.target.value);
            if (chosen !== undefined) set(chosen);
          }}
        />
        {quickTimes(life, minuteMs).map(([name, quickMs]) => (
          <Button key={name} size="small" aria-pressed={quickMs === atMs} onPress={() => set(quickMs)}>
            {words.quick[name]}
          </Button>
        ))}
        <Button size="small" icon={<Undo2 aria-hidden="true" />} onPress={whatIf.end}>
          {atMs === undefined ? words.close : words.back}
        </Button>
      </div>
      {whatIf.fault && <FaultNote fault={whatIf.fault} isCompact />}
    </section>
  );
}
