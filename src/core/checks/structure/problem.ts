import type { STRUCTURE } from '../../findings/catalogue/structure.ts';
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { ParsedToken, ParseProblem } from '../../jose/token.ts';
import type { StructureInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shown } from '../seen.ts';

/** A rule that holds where the parser saw no problem of one sort. `jose`: only for what is built of parts and dots. */
export function problemRule(
  code: keyof typeof STRUCTURE,
  problem: ParseProblem['code'],
  appliesTo: 'any' | 'jose',
): Rule<StructureInput> {
  return rule(code, ({ token }: StructureInput) => {
    const found = token.problems.filter((each) => each.code === problem);
    const [first] = found;
    if (first) {
      const { part, detail, start, end } = first;
      const evidence = {
        part,
        count: found.length,
        ...(detail === undefined ? {} : { detail: shown(detail) }),
      };
      return fail(evidence, { kind: 'bytes', start, end });
    }
    return appliesTo === 'any' ? pass() : judgeWithout(token);
  });
}

/** No such problem was seen; but was it looked for? */
function judgeWithout(token: ParsedToken) {
  if (token.format === 'opaque') return notApplicable('An opaque token has no parts that could be judged.');
  if (token.format === 'broken') return unchecked('The text is too broken to be taken apart.');
  return pass();
}
