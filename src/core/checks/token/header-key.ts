/** RFC 8725 §3.8 and §3.10, RFC 7515 §4.1.2 to §4.1.6: keys that a token brings or points to are its own word only. */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onHeader } from '../claims.ts';
import { factsOf } from '../kinds.ts';
import { rule } from '../rule.ts';

const PARAMETERS = ['jwk', 'jku', 'x5c', 'x5u'] as const;

export const headerSelfAssertedKeyRule = rule(
  'token.header.self_asserted_key',
  onHeader((header, { kind }) => {
    const reason = factsOf(kind, header).key;
    if (reason !== undefined) return notApplicable(reason);
    const parameters = PARAMETERS.filter((name) => member(header, name) !== undefined);
    return parameters[0] ? fail({ parameters }, claimAt('header', parameters[0])) : pass();
  }),
);
