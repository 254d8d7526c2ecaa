/** draft-ietf-oauth-sd-jwt-vc-19 §2.2.1 (typ), §2.2.2.1 (vct), §2.2.2.2 (aka_vcts), §2.2.2.3 (claims that may not be disclosed selectively). */
import { claimAt, type Evidence, fail, notApplicable, pass, type Verdict } from '../../findings/finding.ts';
import { type JsonValue, member, stringMember } from '../../json.ts';
import type { SdJwtInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

/** "Including any of their sub-claims". */
const IN_CLEAR = ['iss', 'nbf', 'exp', 'cnf', 'vct', 'vct#integrity', 'aka_vcts', 'status'];
const VCT = claimAt('payload', 'vct');
const AKA_VCTS = claimAt('payload', 'aka_vcts');

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
  onCredential(({ processed }) => {
    const pointers = processed.disclosures.flatMap(({ verdict }) => verdict.pointer ?? []);
    const names = IN_CLEAR.filter((name) => pointers.some((pointer) => isIn(`/${name}`, pointer)));
    return names.length === 0 ? pass() : fail({ names });
  }),
);

function isIn(place: string, pointer: string): boolean {
  return pointer === place || pointer.startsWith(`${place}/`);
}

export const akaVctsMalformedRule = rule(
  'credential.aka_vcts.malformed',
  onCredential(({ processed }) => {
    const aka = member(processed.claims, 'aka_vcts');
    if (aka === undefined) return notApplicable('The credential names no further types.');
    const problem = akaProblem(aka, stringMember(processed.claims, 'vct'));
    return problem === undefined ? pass(AKA_VCTS) : fail({ problem }, AKA_VCTS);
  }),
);

function akaProblem(aka: JsonValue, vct: string | undefined): string | undefined {
  if (!Array.isArray(aka)) return `is ${kindOf(aka)}, not a list`;
  if (aka.length === 0) return 'is an empty list';
  if (!aka.every((one) => typeof one === 'string')) return 'has something in it that is no text';
  return vct !== undefined && aka.includes(vct) ? 'repeats the type of vct' : undefined;
}

export const credentialTypOldRule = rule(
  'credential.typ.old',
  onCredential(({ header }) => (header && isTyp(header, 'vc+sd-jwt') ? fail({}, TYP) : pass(TYP))),
);
