/** RFC 9901 §4 and §4.2 (what a disclosure is, and that each is sent once), §7.1 steps 3 and 5 (where its digest may stand). */
import { fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { disclosuresWhere } from './which.ts';

const NONE = 'There are no disclosures.';

export const disclosureMalformedRule = rule('sd_jwt.disclosure.malformed', (input: SdJwtInput) => {
  if (input.disclosures.length === 0) return notApplicable(NONE);
  const found = disclosuresWhere(input, ({ disclosed }) => 'fault' in disclosed);
  if (!found) return pass();
  const why = 'fault' in found.first.disclosed ? found.first.disclosed.fault : '';
  return fail({ ...found.evidence, why }, found.at);
});

export const disclosureUnmatchedRule = rule('sd_jwt.disclosure.unmatched', (input: SdJwtInput) => {
  if (input.disclosures.length === 0) return notApplicable(NONE);
  const found = disclosuresWhere(input, ({ verdict }) => verdict.state === 'unmatched');
  if (found) return fail(found.evidence, found.at);
  const isUnchecked = input.processed.disclosures.some(({ verdict }) => verdict.state === 'unchecked');
  return isUnchecked ? unchecked('No hash function is at hand to compare the digests with.') : pass();
});

export const disclosureRepeatedRule = rule('sd_jwt.disclosure.repeated', (input: SdJwtInput) => {
  if (input.disclosures.length === 0) return notApplicable(NONE);
  const first = new Map<string, number>();
  const found = disclosuresWhere(input, (_, index) => {
    const text = input.disclosures[index]?.text ?? '';
    if (!first.has(text)) first.set(text, index);
    return text !== '' && first.get(text) !== index;
  });
  return found ? fail(found.evidence, found.at) : pass();
});

export const disclosureMisplacedRule = rule('sd_jwt.disclosure.misplaced', (input: SdJwtInput) => {
  if (input.disclosures.length === 0) return notApplicable(NONE);
  const found = disclosuresWhere(input, ({ misplacement }) => misplacement !== undefined);
  return found ? fail({ ...found.evidence, why: found.first.verdict.reason ?? '' }, found.at) : pass();
});
