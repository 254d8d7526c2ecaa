import { CalendarClock } from 'lucide-react';
import { Button } from '../button/button.tsx';
import { cx } from '../cx.ts';
import { LiveRegion } from '../live-region.tsx';
import { formatFullTime, formatTime } from '../format/time.ts';
import { lifeUiWords } from '../../words/life.ts';
import { useClock, useMinute } from './clock.ts';
import { type Life, lifeFraction, lifePhase, lifeSpoken, lifeWords, momentFraction } from './life.model.ts';
import type { WhatIf } from './use-what-if.ts';
import { type BarScale, barMoment, barPlace, barScale } from './what-if.model.ts';
import styles from './life.module.css';

export interface LifePanelProps {
  readonly life: Life;
  /** What the countdown is of: `Access token`. */
  readonly what: string;
  readonly offsetMs?: number;
  /** True where it is made for one request and needs no end. */
  readonly isMomentary?: boolean;
  /** What ended the token before its time: said instead of the countdown. */
  readonly endedAs?: string | undefined;
  /** Lets a person move *now*: along the bar, or by what the button opens. */
  readonly whatIf?: WhatIf | undefined;
}

/** The large countdown and the life of the token as a bar: issued, now, expires. Speaks at thresholds only. */
export function LifePanel({
  life,
  what,
  offsetMs = 0,
  isMomentary = false,
  endedAs,
  whatIf,
}: LifePanelProps) {
  const seconds = (now: number) => (whatIf?.atMs ?? now + offsetMs) / 1000;
  const label = useClock((now) => lifeWords(life, seconds(now)).label);
  const figure = useClock((now) => lifeWords(life, seconds(now)).figure);
  const phase = useClock((now) => lifePhase(life, seconds(now)));
  const spoken = useClock((now) => lifeSpoken(life, seconds(now)));
  const isUrgent = endedAs !== undefined || phase === 'ending' || phase === 'expired';
  return (
    <>
      <div className={styles.countdown}>
        <span className={styles.label}>
          {endedAs === undefined ? `${what} ${label}` : lifeUiWords.endedBefore(what, label, figure)}
        </span>
        <span
          className={cx(styles.figure, isUrgent && styles.urgent, phase === 'unknown' && styles.unknown)}
          role="timer"
        >
          {endedAs ?? figure}
        </span>
      </div>
      <div className={styles.barRow}>
        <LifeBar life={life} offsetMs={offsetMs} isMomentary={isMomentary} whatIf={whatIf} />
        {whatIf && (
          <Button
            size="small"
            look="quiet"
            icon={<CalendarClock aria-hidden="true" />}
            aria-label={lifeUiWords.whatIf.open}
            aria-expanded={whatIf.isOpen}
            onPress={() => (whatIf.isOpen ? whatIf.end() : whatIf.open())}
          />
        )}
      </div>
      <LiveRegion message={spoken} />
    </>
  );
}

type LifeBarProps = Pick<LifePanelProps, 'life' | 'whatIf'> & {
  readonly offsetMs: number;
  readonly isMomentary: boolean;
};

function LifeBar({ life, offsetMs, isMomentary, whatIf }: LifeBarProps) {
  const nowMs = useClock((now) => whatIf?.atMs ?? now + offsetMs);
  const minuteMs = useMinute();
  const fraction = lifeFraction(life, nowMs / 1000);
  const scale = barScale(life, (minuteMs + offsetMs) / 1000);
  const start = life.issuedAtSeconds ?? life.notBeforeSeconds;
  const end = life.expiresAtSeconds;
  if (fraction === undefined || scale === undefined || start === undefined || end === undefined) {
    return <p className={styles.noBar}>{isMomentary ? lifeUiWords.momentary : lifeUiWords.noBar(life)}</p>;
  }
  const at = percent(barPlace(scale, nowMs / 1000));
  const validFrom = momentFraction(life, life.notBeforeSeconds);
  const isOver = nowMs / 1000 >= end;
  // Half of the words over the knob, which must not leave the bar.
  const room = whatIf?.atMs === undefined ? '34px' : '5.5rem';
  return (
    <div className={styles.barBox}>
      <div className={styles.nowRow}>
        <span style={{ insetInlineStart: `clamp(${room}, ${at}, 100% - ${room})` }}>
          {whatIf?.atMs === undefined ? lifeUiWords.now : lifeUiWords.if} {formatTime(nowMs, minuteMs)}
        </span>
      </div>
      <div className={styles.bar}>
        <div className={styles.span}>
          <div className={cx(styles.fill, isOver && styles.over)} style={{ inlineSize: percent(fraction) }} />
          {validFrom !== undefined && (
            <div className={styles.tick} style={{ insetInlineStart: percent(validFrom) }} />
          )}
        </div>
        {whatIf && <NowSlider scale={scale} nowMs={nowMs} whatIf={whatIf} />}
        <div
          className={cx(styles.knob, whatIf?.atMs !== undefined && styles.moved)}
          style={{ insetInlineStart: at }}
        />
      </div>
      <div className={styles.ends}>
        <span title={formatFullTime(start * 1000)}>
          {life.issuedAtSeconds === undefined ? lifeUiWords.validFrom : lifeUiWords.issued}{' '}
          {formatTime(start * 1000, nowMs)}
        </span>
        {validFrom !== undefined && life.notBeforeSeconds !== undefined && (
          <span title={formatFullTime(life.notBeforeSeconds * 1000)}>
            {lifeUiWords.validFrom} {formatTime(life.notBeforeSeconds * 1000, nowMs)}
          </span>
        )}
        <span title={formatFullTime(end * 1000)}>
          {isOver ? lifeUiWords.expired : lifeUiWords.expires} {formatTime(end * 1000, nowMs)}
        </span>
      </div>
    </div>
  );
}

const SLIDER_STEPS = 1000;

/** The knob as a control: arrows, Page and Home move it, Escape brings it back to the present. */
function NowSlider({
  scale,
  nowMs,
  whatIf,
}: {
  readonly scale: BarScale;
  readonly nowMs: number;
  readonly whatIf: WhatIf;
}) {
  const minuteMs = useMinute();
  const isNow = whatIf.atMs === undefined;
  return (
    <input
      type="range"
      className={styles.slider}
      min={0}
      max={SLIDER_STEPS}
      value={Math.round(barPlace(scale, nowMs / 1000) * SLIDER_STEPS)}
      aria-label={lifeUiWords.whatIf.slider}
      aria-valuetext={isNow ? lifeUiWords.whatIf.sliderNow : formatTime(nowMs, minuteMs)}
      onChange={(event) => whatIf.set(barMoment(scale, Number(event.target.value) / SLIDER_STEPS))}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isNow) return;
        event.stopPropagation();
        whatIf.end();
      }}
    />
  );
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)}%`;
}
