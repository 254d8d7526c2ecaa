/** RFC 9901 §4.1.1: `_sd_alg` names a known hash, at the top of the claims only; §9.4: no shortened one. */
import { claimAt, fail, pass } from '../../findings/finding.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

const AT = claimAt('payload', '_sd_alg');

export const hashUnknownRule = rule('sd_jwt.hash.unknown', ({ hash }: SdJwtInput) =>
  hash.bits === undefined ? fail({ name: shown(hash.name) }, AT) : pass(AT),
);

export const hashNestedRule = rule('sd_jwt.hash.nested', ({ processed }: SdJwtInput) => {
  const found = processed.problems.find(({ code }) => code === 'nested_sd_alg');
  return found ? fail({ pointer: shown(found.pointer) }) : pass();
});
