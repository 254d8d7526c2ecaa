import type { Expectation } from '../../contract/models/expectation.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import { readSource } from '../read-source.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ExpectOptions } from './expect-options.ts';

/** No access token, code or state is longer. */
const MAX_BYTES = 1024 * 1024;

/** What a person says that the tokens should match; what may be secret is read from files. Faults: input.invalid. */
export async function readExpectation(
  terminal: Terminal,
  options: ExpectOptions,
): Promise<Result<Expectation, Fault>> {
  const said: { -readonly [K in keyof Expectation]: Expectation[K] } = {};
  for (const [option, member] of TEXTS) {
    const text = options[option];
    if (text === undefined) continue;
    if (text === '') return failed(usageFault(`--${option} has no value.`));
    said[member] = text;
  }
  for (const [option, member] of FILES) {
    const file = options[option];
    if (file === undefined) continue;
    const text = await readSource(terminal, file, MAX_BYTES);
    if (!text.ok) return text;
    if (text.value.trim() === '') return failed(usageFault(`What --${option} names is empty.`));
    said[member] = text.value.trim();
  }
  const maxAge = options['expect-max-age'];
  if (maxAge === undefined) return ok(said);
  if (!/^\d{1,12}$/.test(maxAge)) return failed(usageFault('--expect-max-age takes a number of seconds.'));
  return ok({ ...said, maxAgeSeconds: Number(maxAge) });
}

const TEXTS = [
  ['expect-iss', 'issuer'],
  ['expect-aud', 'audience'],
  ['expect-client', 'clientId'],
  ['expect-nonce', 'nonce'],
  ['expect-method', 'method'],
  ['expect-url', 'url'],
] as const;

const FILES = [
  ['expect-dpop-nonce', 'serverNonce'],
  ['expect-access-token', 'accessToken'],
  ['expect-code', 'code'],
  ['expect-state', 'state'],
] as const;
