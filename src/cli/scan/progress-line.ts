import { counted } from '../../core/findings/words.ts';
import { sizeWords } from '../../core/scan/size-words.ts';
import type { ScanCount } from '../../engine/ports/scanner.ts';
import type { Output } from '../terminal/terminal.ts';

export interface Progress {
  show(count: ScanCount): void;
  clear(): void;
}

const CLEAR_LINE = '\r\u001b[K';

/** One line that is written over, on a terminal; nothing anywhere else. */
export function createProgress(output: Output, totalBytes: number | undefined): Progress {
  if (!output.isTty) return { show: () => undefined, clear: () => undefined };
  const startedAtMs = performance.now();
  return {
    show: (count) => {
      const words = progressWords(count, totalBytes, performance.now() - startedAtMs);
      output.write(`${CLEAR_LINE}${words.slice(0, output.width - 1)}`);
    },
    clear: () => output.write(CLEAR_LINE),
  };
}

/** `12.4 MB of 1.0 GB · 3,200 tokens · 1,900 a second · 40 s left`. */
export function progressWords(
  { bytes, tokens, judged }: ScanCount,
  totalBytes: number | undefined,
  elapsedMs: number,
): string {
  const perSecond = Math.round((judged * 1000) / Math.max(1, elapsedMs));
  const leftSeconds =
    totalBytes === undefined || bytes === 0
      ? undefined
      : Math.ceil(((totalBytes - bytes) * elapsedMs) / bytes / 1000);
  return [
    totalBytes === undefined ? sizeWords(bytes) : `${sizeWords(bytes)} of ${sizeWords(totalBytes)}`,
    counted(tokens, 'token'),
    `${perSecond} a second`,
    ...(leftSeconds === undefined || leftSeconds <= 0 ? [] : [`${leftSeconds} s left`]),
  ].join(' · ');
}
