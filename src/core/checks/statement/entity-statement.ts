/**
 * OpenID Federation 1.0 §3 (typ), §3.1.1 (claims and keys), §3.1.2 and §3.1.3 (claims of one sort of statement alone), §3.2
 * (how a statement is checked, as far as it tells itself).
 */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, type JsonObject, member, stringMember } from '../../json.ts';
import { secretMembers } from '../../jose/keys.ts';
import { onClaims, onHeader, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { judgeOwnSignature } from '../own-signature.ts';
import { requireClaims } from '../required-claims.ts';
import { rule } from '../rule.ts';
import { described } from '../seen.ts';
import { isTyp, TYP } from '../typ.ts';

const KID = claimAt('header', 'kid');
const JWKS = claimAt('payload', 'jwks');

/** A statement of an entity about itself is an entity configuration, signed with a key in it. */
function isAboutItself(claims: JsonObject | undefined): boolean {
  const iss = claims && textClaim(claims, 'iss');
  return iss !== undefined && iss === textClaim(claims ?? {}, 'sub');
}

export const entityTypRule = rule(
  'entity_statement.typ.wrong',
  onHeader((header) =>
    isTyp(header, 'entity-statement+jwt') ? pass(TYP) : fail({ typ: described(member(header, 'typ')) }, TYP),
  ),
);

export const entityClaimsRule = rule(
  'entity_statement.claims.missing',
  onClaims((claims) => {
    const always = { iss: 'text', sub: 'text', iat: 'seconds', exp: 'seconds' } as const;
    return requireClaims(claims, isRegistrationAnswer(claims) ? always : { ...always, jwks: 'object' });
  }),
);

/** §3.1.5: the answer to an explicit registration names the trust anchor, and need not hold keys. */
function isRegistrationAnswer(claims: JsonObject): boolean {
  return member(claims, 'trust_anchor') !== undefined;
}

const OF_CONFIGURATIONS = [
  'authority_hints',
  'trust_anchor_hints',
  'trust_marks',
  'trust_mark_issuers',
  'trust_mark_owners',
];
const OF_SUBORDINATES = ['metadata_policy', 'metadata_policy_crit', 'constraints', 'source_endpoint'];

export const entityMisplacedRule = rule(
  'entity_statement.claims.misplaced',
  onClaims((claims) => {
    if (isRegistrationAnswer(claims)) return notApplicable('It answers an explicit registration.');
    if (textClaim(claims, 'iss') === undefined || textClaim(claims, 'sub') === undefined)
      return unchecked('It does not say whose statement it is, and about whom.');
    const isOwn = isAboutItself(claims);
    const names = (isOwn ? OF_SUBORDINATES : OF_CONFIGURATIONS).filter(
      (name) => member(claims, name) !== undefined,
    );
    return names[0] === undefined ? pass() : fail({ names, isOwn }, claimAt('payload', names[0]));
  }),
);

export const entityKidRule = rule(
  'entity_statement.kid.missing',
  onHeader((header) => (textClaim(header, 'kid') === undefined ? fail({}, KID) : pass(KID))),
);

export const entityJwksRule = rule(
  'entity_statement.jwks.malformed',
  onClaims((claims) => {
    const jwks = member(claims, 'jwks');
    if (jwks === undefined) return notApplicable('It holds no keys.');
    const why = jwksProblem(isJsonObject(jwks) ? member(jwks, 'keys') : undefined);
    return why === undefined ? pass(JWKS) : fail({ why }, JWKS);
  }),
);

function jwksProblem(keys: unknown): string | undefined {
  if (!Array.isArray(keys)) return 'there is no list of keys';
  const objects = keys.filter(isJsonObject);
  if (objects.length < keys.length) return 'a key is no object';
  const kids = objects.map((key) => stringMember(key, 'kid'));
  if (kids.includes(undefined)) return 'a key has no kid';
  if (new Set(kids).size < kids.length) return 'two keys have the same kid';
  return objects.some((key) => secretMembers(key).length > 0) ? 'a key has its private part' : undefined;
}

export const entitySignatureRule = rule('entity_statement.signature.invalid', (input: JwtInput) => {
  if (!input.claims) return unchecked('The payload cannot be read as a JSON object.');
  if (!isAboutItself(input.claims))
    return notApplicable('It is about another entity, whose superior signed it.');
  return judgeOwnSignature(input);
});
