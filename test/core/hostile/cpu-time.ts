/** Milliseconds of processor time that some work takes: unlike the clock's, they do not grow when others use the machine. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/**
 * What a megabyte of hostile text may take. What is linear takes a tenth of it; what is quadratic takes minutes, and what
 * a person would call a hang is in between.
 */
export const HANG_MS = 2000;

/** What a seventh of a megabyte may take, where very many texts are tried: what is quadratic takes seconds. */
export const SHORT = { length: 150_000, hangMs: 700 } as const;

/** A text of about so many characters, made of one piece again and again. */
export function repeated(piece: string, length: number): string {
  return piece.repeat(Math.floor(length / piece.length));
}
