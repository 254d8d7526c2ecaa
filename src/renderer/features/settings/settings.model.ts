import type { Settings } from '../../../contract/models/app.ts';

/** The settings that are numbers, with the limits the contract has. */
export const NUMBERS = {
  browserTimeoutSeconds: { min: 10, max: 3600 },
  requestTimeoutSeconds: { min: 1, max: 600 },
  clearClipboardSeconds: { min: 0, max: 3600 },
  notifyBeforeSeconds: { min: 0, max: 86_400 },
  clockOffsetSeconds: { min: -315_360_000, max: 315_360_000 },
} as const;

export type NumberName = keyof typeof NUMBERS;
/** Numbers as they are typed; a form has some of them. */
export type NumberForm = { readonly [name in NumberName]?: string };

/** The form of some numbers as it starts: what is set now. */
export function numberForm(names: readonly NumberName[], settings: Settings): NumberForm {
  return Object.fromEntries(names.map((name) => [name, String(settings[name])]));
}

/** A field's number, or undefined where it is no whole number within its limits. */
export function numberValue(name: NumberName, text: string): number | undefined {
  const { min, max } = NUMBERS[name];
  const plain = text.trim().replace('−', '-');
  if (!/^[-+]?\d{1,9}$/.test(plain)) return undefined;
  const value = Number(plain);
  return value >= min && value <= max ? value : undefined;
}

/** What `settings.set` takes, or undefined where a field is wrong. */
export function numberChange(form: NumberForm): { readonly [name in NumberName]?: number } | undefined {
  const values = Object.entries(form).map(
    ([name, text]) => [name, numberValue(name as NumberName, text)] as const,
  );
  return values.every(([, value]) => value !== undefined) ? Object.fromEntries(values) : undefined;
}
