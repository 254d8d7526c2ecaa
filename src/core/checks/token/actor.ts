/** RFC 8693 §4.1 (act: who acts, and for whom, one inside the other) and §4.4 (may_act: who may). */
import { claimAt, fail, notApplicable, pass } from '../../findings/finding.ts';
import type { JsonObject, JsonValue } from '../../json.ts';
import { isJsonObject, member } from '../../json.ts';
import { onClaims, textClaim } from '../claims.ts';
import type { JwtInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { kindOf, shown, shownList } from '../seen.ts';

const ACT = claimAt('payload', 'act');
const MAY_ACT = claimAt('payload', 'may_act');

/** A chain that is longer is passed on more often than anybody can oversee. */
const LONG_CHAIN = 4;

/** Of the token and not of the actor: "not meaningful when used within an act claim". */
const NOT_IDENTITY = ['exp', 'nbf', 'iat', 'aud', 'jti', 'scope'] as const;

/** The actors, the current one first; the last may be something else than an object. The reader of JSON bounds the depth. */
function chainOf(claims: JsonObject): readonly JsonValue[] {
  const chain: JsonValue[] = [];
  let act = member(claims, 'act');
  while (act !== undefined) {
    chain.push(act);
    act = isJsonObject(act) ? member(act, 'act') : undefined;
  }
  return chain;
}

const NOBODY = notApplicable('Nobody else acts.');

const actMalformedRule = rule(
  'token.act.malformed',
  onClaims((claims) => {
    const chain = chainOf(claims);
    const index = chain.findIndex((act) => !isJsonObject(act));
    return index === -1 ? pass() : fail({ depth: index + 1, found: kindOf(chain[index]) }, ACT);
  }),
);

const actNamelessRule = rule(
  'token.act.nameless',
  onClaims((claims) => {
    const chain = chainOf(claims);
    if (chain.length === 0) return NOBODY;
    const index = chain.findIndex((act) => isJsonObject(act) && textClaim(act, 'sub') === undefined);
    return index === -1 ? pass(ACT) : fail({ depth: index + 1 }, ACT);
  }),
);

const actOtherClaimsRule = rule(
  'token.act.other_claims',
  onClaims((claims) => {
    const actors = chainOf(claims).filter(isJsonObject);
    if (actors.length === 0) return NOBODY;
    const others = NOT_IDENTITY.filter((name) => actors.some((actor) => member(actor, name) !== undefined));
    return others.length > 0 ? fail({ claims: others }, ACT) : pass(ACT);
  }),
);

/** The same subject of another issuer is somebody else. */
const actSubjectItselfRule = rule(
  'token.act.subject_itself',
  onClaims((claims) => {
    const [actor] = chainOf(claims);
    if (!isJsonObject(actor)) return NOBODY;
    const sub = textClaim(claims, 'sub');
    const iss = textClaim(actor, 'iss') ?? textClaim(claims, 'iss');
    const isSame = sub !== undefined && textClaim(actor, 'sub') === sub && iss === textClaim(claims, 'iss');
    return isSame ? fail({ sub: shown(sub) }, ACT) : pass(ACT);
  }),
);

const actLongChainRule = rule(
  'token.act.long_chain',
  onClaims((claims) => {
    const chain = chainOf(claims);
    if (chain.length === 0) return NOBODY;
    if (chain.length < LONG_CHAIN) return pass(ACT);
    return fail({ actors: shownList(chain.map(nameOf)), length: chain.length }, ACT);
  }),
);

function nameOf(actor: JsonValue): string {
  return (isJsonObject(actor) ? textClaim(actor, 'sub') : undefined) ?? 'somebody';
}

const actPresentRule = rule(
  'token.act.present',
  onClaims((claims) => {
    const [actor] = chainOf(claims);
    if (actor === undefined) return pass();
    const sub = textClaim(claims, 'sub');
    return fail({ sub: sub === undefined ? 'somebody' : shown(sub), actor: shown(nameOf(actor)) }, ACT);
  }),
);

const mayActMalformedRule = rule(
  'token.may_act.malformed',
  onClaims((claims) => {
    const mayAct = member(claims, 'may_act');
    return mayAct === undefined || isJsonObject(mayAct) ? pass() : fail({ found: kindOf(mayAct) }, MAY_ACT);
  }),
);

/** Any JWT. */
export const actorRules: readonly Rule<JwtInput>[] = [
  actPresentRule,
  actMalformedRule,
  actNamelessRule,
  actOtherClaimsRule,
  actSubjectItselfRule,
  actLongChainRule,
  mayActMalformedRule,
];
