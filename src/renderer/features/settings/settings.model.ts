import type { Settings } from '../../../contract/models/app.ts';

/** The settings that are numbers, with the limits the contract has. */
export const LIMITS = {
  browserTimeoutSeconds: { min: 10, max: 3600 },
  requestTimeoutSeconds: { min: 1, max: 600 },
  clearClipboardSeconds: { min: 0, max: 3600 },
} as const;

export type LimitName = keyof typeof LIMITS;
export type LimitForm = { readonly [name in LimitName]: string };

/** The form as it starts: what is set now. */
export function limitForm(settings: Settings): LimitForm {
  return {
    browserTimeoutSeconds: String(settings.browserTimeoutSeconds),
    requestTimeoutSeconds: String(settings.requestTimeoutSeconds),
    clearClipboardSeconds: String(settings.clearClipboardSeconds),
  };
}

/** A field's number, or undefined where it is no whole number within its limits. */
export function limitValue(name: LimitName, text: string): number | undefined {
  const { min, max } = LIMITS[name];
  if (!/^\d{1,5}$/.test(text.trim())) return undefined;
  const value = Number(text);
  return value >= min && value <= max ? value : undefined;
}

/** What `settings.set` takes, or undefined where a field is wrong. */
export function limitChange(form: LimitForm): { readonly [name in LimitName]: number } | undefined {
  const browserTimeoutSeconds = limitValue('browserTimeoutSeconds', form.browserTimeoutSeconds);
  const requestTimeoutSeconds = limitValue('requestTimeoutSeconds', form.requestTimeoutSeconds);
  const clearClipboardSeconds = limitValue('clearClipboardSeconds', form.clearClipboardSeconds);
  if (
    browserTimeoutSeconds === undefined ||
    requestTimeoutSeconds === undefined ||
    clearClipboardSeconds === undefined
  ) {
    return undefined;
  }
  return { browserTimeoutSeconds, requestTimeoutSeconds, clearClipboardSeconds };
}
