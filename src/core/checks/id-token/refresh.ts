/** OIDC Core §12.2: what an ID token from a refresh must have in common with the first one of the grant. */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims, secondsOf } from '../claims.ts';
import { rule } from '../rule.ts';
import { shownValue } from '../seen.ts';

const FIRST = 'There is no earlier ID token of this grant.';

/** A claim as it compares: the order of audiences does not matter. */
function comparable(claims: JsonObject, name: string): string {
  const strings = name === 'aud' ? stringsMember(claims, 'aud') : undefined;
  return JSON.stringify(strings ? [...new Set(strings)].sort() : (member(claims, name) ?? null));
}

function sameRule(claim: 'iss' | 'sub' | 'aud' | 'azp' | 'auth_time') {
  const at = claimAt('payload', claim);
  return rule(
    `id_token.refresh.${claim}_changed`,
    onClaims((claims, { expected: { previousIdToken } }) => {
      if (!previousIdToken) return notApplicable(FIRST);
      if (claim === 'auth_time') {
        // It may be left out of either; the other claims may not come or go.
        if (member(claims, claim) === undefined) return pass();
        if (member(previousIdToken, claim) === undefined)
          return unchecked('The first ID token has no auth_time.');
      }
      if (comparable(claims, claim) === comparable(previousIdToken, claim)) return pass(at);
      const [before, now] = [member(previousIdToken, claim), member(claims, claim)].map(shownValue);
      return fail({ claim, before: before ?? '', now: now ?? '' }, at);
    }),
  );
}

export const refreshIssChangedRule = sameRule('iss');
export const refreshSubChangedRule = sameRule('sub');
export const refreshAudChangedRule = sameRule('aud');
export const refreshAzpChangedRule = sameRule('azp');
export const refreshAuthTimeChangedRule = sameRule('auth_time');

export const refreshNonceChangedRule = rule(
  'id_token.refresh.nonce_changed',
  onClaims((claims, { expected: { previousIdToken } }) => {
    if (!previousIdToken) return notApplicable(FIRST);
    const nonce = member(claims, 'nonce');
    const isSame = nonce === undefined || nonce === member(previousIdToken, 'nonce');
    return isSame ? pass() : fail({}, claimAt('payload', 'nonce'));
  }),
);

/** Two tokens of one second have the same iat and are both right: only an older one, or one that has stood still, is not new. */
export const refreshIatNotNewRule = rule(
  'id_token.refresh.iat_not_new',
  onClaims((claims, { expected: { previousIdToken, receivedAtSeconds }, clock }) => {
    if (!previousIdToken) return notApplicable(FIRST);
    const before = secondsOf(previousIdToken, 'iat');
    const now = secondsOf(claims, 'iat');
    if (before === undefined || now === undefined) return unchecked('iat is not known of both.');
    const stoodStill =
      now === before && receivedAtSeconds !== undefined && receivedAtSeconds - now > clock.skewSeconds + 1;
    const at = claimAt('payload', 'iat');
    return now < before || stoodStill ? fail({ before, now }, at) : pass(at);
  }),
);
