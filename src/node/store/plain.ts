import type { Run } from '../../core/run/run.ts';
import { Secret } from '../../core/secret.ts';
import type { IssuanceRecord, SecretRecord, TokenRecord } from '../../engine/records.ts';

/*
 * Records as they cross to the worker thread: a Secret does not survive structured cloning (its value is a private
 * field), so it crosses as text and is a Secret again on the other side.
 */

export type PlainSecret = Omit<SecretRecord, 'value'> & { readonly value: string };
export type PlainToken = Omit<TokenRecord, 'text'> & { readonly text: string };
export type PlainIssuance = Omit<IssuanceRecord, 'code'> & { readonly code?: string };

/** A run, with all that is sealed of it as JSON: that crosses in a quarter of the time, and is what is sealed. */
export interface PlainRun {
  readonly id: string;
  readonly profileId?: string;
  readonly startedAtMs: number;
  readonly json: string;
}

export function toPlainRun(run: Run): PlainRun {
  const { id, profileId, startedAtMs } = run;
  return { id, ...(profileId === undefined ? {} : { profileId }), startedAtMs, json: JSON.stringify(run) };
}

export function toPlainSecret(record: SecretRecord): PlainSecret {
  return { ...record, value: record.value.expose() };
}

export function fromPlainSecret(plain: PlainSecret): SecretRecord {
  return { ...plain, value: new Secret(plain.value) };
}

export function toPlainToken(record: TokenRecord): PlainToken {
  return { ...record, text: record.text.expose() };
}

export function fromPlainToken(plain: PlainToken): TokenRecord {
  return { ...plain, text: new Secret(plain.text) };
}

export function toPlainIssuance({ code, ...rest }: IssuanceRecord): PlainIssuance {
  return code === undefined ? rest : { ...rest, code: code.expose() };
}

export function fromPlainIssuance({ code, ...rest }: PlainIssuance): IssuanceRecord {
  return code === undefined ? rest : { ...rest, code: new Secret(code) };
}
