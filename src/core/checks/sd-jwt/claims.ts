/** RFC 9901 §9.7 (claims that limit the token must be signed in the clear), §9.11 (typ), §9.5 (key binding). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, member } from '../../json.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { TYP } from '../typ.ts';

const LIMITS = ['iss', 'aud', 'exp', 'nbf', 'cnf'];

/** Names among these that stand at the top of the claims only because they were disclosed. */
export function disclosedAtTop({ processed }: SdJwtInput, names: readonly string[]): readonly string[] {
  const pointers = new Set(processed.disclosures.map(({ verdict }) => verdict.pointer));
  return names.filter((name) => pointers.has(`/${name}`));
}

export const validitySelectiveRule = rule('sd_jwt.validity.selective', (input: SdJwtInput) => {
  const names = disclosedAtTop(input, LIMITS);
  return names.length === 0 ? pass() : fail({ names });
});

export const sdJwtTypMissingRule = rule('sd_jwt.typ.missing', ({ header }: SdJwtInput) => {
  if (!header) return unchecked('The header cannot be read as a JSON object.');
  return member(header, 'typ') === undefined ? fail({}, TYP) : pass(TYP);
});

export const keyBindingMissingRule = rule(
  'sd_jwt.key_binding.missing',
  ({ processed, keyBinding }: SdJwtInput) => {
    if (keyBinding) return pass();
    const isBound = isJsonObject(member(processed.claims, 'cnf'));
    return isBound ? fail({}) : notApplicable('The token is bound to no key.');
  },
);
