import type { TokenSummary } from '../../../contract/models/token.ts';
import { lifeUiWords } from '../../words/life.ts';
import { formatAgo, formatCountdown, formatSpan } from '../format/duration.ts';

/** The moments of a token's life, seconds since the epoch; each absent where nobody said it. */
export interface Life {
  readonly issuedAtSeconds?: number;
  readonly notBeforeSeconds?: number;
  readonly expiresAtSeconds?: number;
}

/** The server's clock against ours, as far as it is known. */
export interface ClockOffset {
  readonly offsetMs: number;
  readonly errorMs: number;
}

/** What to add to our clock to judge by the server's: nothing where the difference lies within its own error. */
export function usableOffsetMs(clock: ClockOffset | undefined): number {
  return clock && Math.abs(clock.offsetMs) > clock.errorMs ? clock.offsetMs : 0;
}

/** What to add to this computer's clock to judge a token's life: what the engine judges it by, which the settings say. */
export function offsetMsOf({ clockOffsetSeconds = 0 }: Pick<TokenSummary, 'clockOffsetSeconds'>): number {
  return clockOffsetSeconds * 1000;
}

export type LifePhase = 'unknown' | 'early' | 'live' | 'ending' | 'expired';

/** Where in its life a token is. `ending`: the last minute, or the last tenth of a life shorter than ten minutes. */
export function lifePhase(life: Life, nowSeconds: number): LifePhase {
  const { notBeforeSeconds, issuedAtSeconds, expiresAtSeconds } = life;
  if (notBeforeSeconds !== undefined && nowSeconds < notBeforeSeconds) return 'early';
  if (expiresAtSeconds === undefined) return 'unknown';
  const left = expiresAtSeconds - nowSeconds;
  if (left <= 0) return 'expired';
  const span = issuedAtSeconds === undefined ? Infinity : expiresAtSeconds - issuedAtSeconds;
  return left <= Math.min(60, span / 10) ? 'ending' : 'live';
}

/** The countdown's label and figure: `Expires in` `14:32`, `Expired` `2 min ago`. */
export function lifeWords(
  life: Life,
  nowSeconds: number,
): { readonly label: string; readonly figure: string } {
  const expires = life.expiresAtSeconds ?? 0;
  switch (lifePhase(life, nowSeconds)) {
    case 'unknown':
      return { label: lifeUiWords.expires, figure: lifeUiWords.notSaid };
    case 'early':
      return {
        label: lifeUiWords.notValidFor,
        figure: formatCountdown((life.notBeforeSeconds ?? 0) - nowSeconds),
      };
    case 'expired':
      return { label: lifeUiWords.expired, figure: formatAgo(Math.floor(nowSeconds) - expires) };
    default:
      return { label: lifeUiWords.expiresIn, figure: formatCountdown(expires - nowSeconds) };
  }
}

/** The short form for a row of a list: `14:32`, `expired`, nothing where no end is known. */
export function lifeShort(life: Life, nowSeconds: number): string {
  const phase = lifePhase(life, nowSeconds);
  if (phase === 'unknown') return '';
  if (phase === 'expired') return lifeUiWords.expired;
  return lifeWords(life, nowSeconds).figure;
}

/** How far along the bar `now` stands, 0 to 1; undefined where start or end is unknown. */
export function lifeFraction(life: Life, nowSeconds: number): number | undefined {
  const start = life.issuedAtSeconds ?? life.notBeforeSeconds;
  const end = life.expiresAtSeconds;
  if (start === undefined || end === undefined || end <= start) return undefined;
  return Math.min(1, Math.max(0, (nowSeconds - start) / (end - start)));
}

/** How much life is left when a screen reader says so. */
const SPOKEN_AT_SECONDS = [10, 60, 300] as const;

/** Where on the bar a moment within the life stands, 0 to 1; undefined where it is at its edge or outside. */
export function momentFraction(life: Life, seconds: number | undefined): number | undefined {
  if (seconds === undefined || seconds === (life.issuedAtSeconds ?? life.notBeforeSeconds)) return undefined;
  const fraction = lifeFraction(life, seconds);
  return fraction !== undefined && fraction > 0 && fraction < 1 ? fraction : undefined;
}

/** What a screen reader hears of the remaining time: coarse, so that it is not spoken each second. */
export function lifeSpoken(life: Life, nowSeconds: number): string {
  const phase = lifePhase(life, nowSeconds);
  const left = (life.expiresAtSeconds ?? 0) - nowSeconds;
  if (phase === 'expired') return lifeUiWords.spokenExpired;
  if (phase === 'early' || phase === 'unknown') return '';
  const threshold = SPOKEN_AT_SECONDS.find((seconds) => left <= seconds);
  return threshold === undefined ? '' : lifeUiWords.spokenLeft(formatSpan(threshold));
}
