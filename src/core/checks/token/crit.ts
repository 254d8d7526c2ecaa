/** RFC 7515 §4.1.11: crit lists extensions that must be understood; never empty, never names from RFC 7515 or 7518. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { member } from '../../json.ts';
import { REGISTERED_PARAMETERS, notUnderstood } from '../../jose/critical.ts';
import { onHeader } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const AT = claimAt('header', 'crit');

export const critEmptyRule = rule(
  'token.crit.empty',
  onHeader((header) => {
    const crit = member(header, 'crit');
    return Array.isArray(crit) && crit.length === 0 ? fail({}, AT) : pass();
  }),
);

export const critMalformedRule = rule(
  'token.crit.malformed',
  onHeader((header) => {
    const crit = member(header, 'crit');
    if (crit === undefined) return pass();
    const problem = critProblem(crit, header);
    return problem === undefined ? pass(AT) : fail({ problem }, AT);
  }),
);

function critProblem(crit: JsonValue, header: JsonObject): string | undefined {
  if (!Array.isArray(crit)) return `crit is ${kindOf(crit)}, not a list`;
  const stranger = crit.find((name) => typeof name !== 'string');
  if (stranger !== undefined) return `crit lists ${kindOf(stranger)}; only names may stand there`;
  const names = crit as readonly string[];
  const twice = firstRepeated(names);
  if (twice !== undefined) return `crit lists ${shown(twice)} twice`;
  const registered = names.find((name) => REGISTERED_PARAMETERS.has(name));
  if (registered !== undefined) return `crit lists ${registered}, which is no extension`;
  const absent = names.find((name) => !Object.hasOwn(header, name));
  return absent === undefined ? undefined : `crit lists ${shown(absent)}, which is not in the header`;
}

/** In one pass: a header may list a hundred thousand names. */
function firstRepeated(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => seen.has(name) || !seen.add(name));
}

export const critUnknownRule = rule(
  'token.crit.unknown',
  onHeader((header) => {
    const crit = member(header, 'crit');
    if (!Array.isArray(crit)) return notApplicable('There is no list of critical extensions.');
    const unknown = notUnderstood(header);
    return unknown.length === 0 ? pass(AT) : fail({ names: shownList(unknown) }, AT);
  }),
);
