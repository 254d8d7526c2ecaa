/** What the program says of itself. Every line goes through the redaction table before it is written. */
export interface Log {
  info(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  warn(message: string, facts?: Readonly<Record<string, string | number | boolean>>): void;
  bug(reference: string, error: unknown): void;
}
