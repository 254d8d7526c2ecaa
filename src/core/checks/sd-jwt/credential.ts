/** draft-ietf-oauth-sd-jwt-vc §3.2.1 (typ), §3.2.2.1.1 (vct), §3.2.2.2 (claims that may not be disclosed selectively). */
import { claimAt, type Evidence, fail, notApplicable, pass, type Verdict } from '../../findings/finding.ts';
import { member, stringMember } from '../../json.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';
import { disclosedAtTop } from './claims.ts';

const IN_CLEAR = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'status'];
const VCT = claimAt('payload', 'vct');

function onCredential<E extends Evidence>(
  check: (input: SdJwtInput) => Verdict<E>,
): (input: SdJwtInput) => Verdict<E> {
  return (input) => {
    if (input.kind !== 'credential') return notApplicable('It does not say that it is a credential.');
    return isW3cCredential(input) ? notApplicable('It is a W3C Verifiable Credential.') : check(input);
  };
}

/** W3C VC-JOSE-COSE §3.2.1 gives the same `vc+sd-jwt` to credentials of the W3C data model, which have no `vct`. */
function isW3cCredential({ header, processed }: SdJwtInput): boolean {
  return (
    header !== undefined && isTyp(header, 'vc+sd-jwt') && member(processed.claims, '@context') !== undefined
  );
}

export const vctMissingRule = rule(
  'credential.vct.missing',
  onCredential(({ processed }) => {
    const isThere = (stringMember(processed.claims, 'vct') ?? '') !== '';
    return isThere ? pass(VCT) : fail({ found: kindOf(member(processed.claims, 'vct')) }, VCT);
  }),
);

export const credentialClaimsSelectiveRule = rule(
  'credential.claims.selective',
  onCredential((input) => {
    const names = disclosedAtTop(input, IN_CLEAR);
    return names.length === 0 ? pass() : fail({ names });
  }),
);

export const credentialTypOldRule = rule(
  'credential.typ.old',
  onCredential(({ header }) => (header && isTyp(header, 'vc+sd-jwt') ? fail({}, TYP) : pass(TYP))),
);
