/** RFC 7515 §4.1.11: extensions that a header says must be understood. */
import { type JsonObject, member } from '../json.ts';

/** Header parameters of RFC 7515 §4.1 and RFC 7518 §4, which crit must not list. */
export const REGISTERED_PARAMETERS: ReadonlySet<string> = new Set(
  'alg jku jwk kid x5u x5c x5t x5t#S256 typ cty crit enc zip epk apu apv iv tag p2s p2c'.split(' '),
);

/** Extensions that this program knows: the encoding of the payload (RFC 7797). */
const UNDERSTOOD: ReadonlySet<string> = new Set(['b64']);

/** Extensions that crit lists and this program does not know: a token with such a one is to be refused, whatever its signature. */
export function notUnderstood(header: JsonObject): readonly string[] {
  const crit = member(header, 'crit');
  if (!Array.isArray(crit)) return [];
  return crit.filter(
    (name): name is string =>
      typeof name === 'string' && !UNDERSTOOD.has(name) && !REGISTERED_PARAMETERS.has(name),
  );
}
