/** RFC 9901 §9.3: a salt of at least 128 random bits, and a new one for every claim. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import type { JudgedDisclosure } from '../../jose/sd-jwt/process.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { disclosuresWhere } from './which.ts';

const RECOMMENDED_BITS = 128;

function saltOf({ disclosed }: JudgedDisclosure): string | undefined {
  return 'fault' in disclosed ? undefined : disclosed.salt;
}

/** At most so many bits: six a character where it is base64url, else eight. */
function bitsOf(salt: string): number {
  return salt.length * (/^[\w-]*$/.test(salt) ? 6 : 8);
}

export const saltShortRule = rule('sd_jwt.salt.short', (input: SdJwtInput) => {
  const salts = input.processed.disclosures.map(saltOf).filter((salt) => salt !== undefined);
  if (salts.length === 0) return notApplicable('There is no disclosure with a salt.');
  const found = disclosuresWhere(
    input,
    (judged) => bitsOf(saltOf(judged) ?? 'x'.repeat(64)) < RECOMMENDED_BITS,
  );
  return found ? fail({ ...found.evidence, bits: Math.min(...salts.map(bitsOf)) }, found.at) : pass();
});

export const saltRepeatedRule = rule('sd_jwt.salt.repeated', (input: SdJwtInput) => {
  const first = new Map<string, string>();
  const found = disclosuresWhere(input, (judged, index) => {
    const salt = saltOf(judged);
    const text = input.disclosures[index]?.text ?? '';
    if (salt === undefined) return false;
    if (!first.has(salt)) first.set(salt, text);
    // The same disclosure again is another rule's matter.
    return first.get(salt) !== text;
  });
  if (first.size === 0) return notApplicable('There is no disclosure with a salt.');
  return found ? fail(found.evidence, found.at) : pass();
});
