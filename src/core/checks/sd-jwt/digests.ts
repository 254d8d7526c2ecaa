/** RFC 9901 §4.2.4.1 and §4.2.4.2 (the form in which digests stand), §7.1 step 4 (each stands once). */
import { fail, pass } from '../../findings/finding.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';

function problemRule(problem: 'malformed' | 'repeated') {
  const code = `sd_jwt.digest.${problem}` as const;
  return rule(code, ({ processed }: SdJwtInput) => {
    const found = processed.problems.filter((each) => each.code === problem);
    const [first] = found;
    return first ? fail({ pointer: shown(first.pointer), count: found.length }) : pass();
  });
}

export const digestMalformedRule = problemRule('malformed');
export const digestRepeatedRule = problemRule('repeated');
