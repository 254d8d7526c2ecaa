/** RFC 9901 §4.2.4.1 and §4.2.4.2 (the form in which digests stand), §7.1 step 4 (each stands once). */
import { fail, pass } from '../../findings/finding.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

function problemRule<Code extends 'sd_jwt.digest.malformed' | 'sd_jwt.digest.repeated'>(
  code: Code,
  problem: 'malformed' | 'repeated',
) {
  return rule(code, ({ processed }: SdJwtInput) => {
    const found = processed.problems.filter((each) => each.code === problem);
    const [first] = found;
    return first ? fail({ pointer: shown(first.pointer), count: found.length }) : pass();
  });
}

export const digestMalformedRule = problemRule('sd_jwt.digest.malformed', 'malformed');
export const digestRepeatedRule = problemRule('sd_jwt.digest.repeated', 'repeated');
