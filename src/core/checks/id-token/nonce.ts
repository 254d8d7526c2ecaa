/**
 * OIDC Core §3.1.3.7 (11): a nonce that was sent comes back unchanged. §2: none that was not sent. §3.2.2.10 and §3.3.2.11:
 * required of what comes through the browser. After a refresh §12.2 rules instead.
 */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import { onClaims } from '../claims.ts';
import type { ExpectedToken } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = claimAt('payload', 'nonce');

/** Why no nonce of a request can be compared; undefined where one can. */
function without({ nonce, previousIdToken }: ExpectedToken) {
  if (previousIdToken) return notApplicable('The token came by a refresh.');
  if (nonce === null) return notApplicable('No nonce was sent.');
  return nonce === undefined ? unchecked('Whether a nonce was sent is not known.') : undefined;
}

export const nonceMissingRule = rule(
  'id_token.nonce.missing',
  onClaims(
    (claims, { expected }) =>
      without(expected) ?? (member(claims, 'nonce') === undefined ? fail({}, AT) : pass(AT)),
  ),
);

export const nonceMismatchRule = rule(
  'id_token.nonce.mismatch',
  onClaims((claims, { expected }) => {
    const reason = without(expected);
    if (reason) return reason;
    const nonce = member(claims, 'nonce');
    if (nonce === undefined) return unchecked('The token has no nonce.');
    if (nonce === expected.nonce) return pass(AT);
    const receivedLength = typeof nonce === 'string' ? nonce.length : null;
    return fail({ sentLength: expected.nonce?.length ?? 0, receivedLength }, AT);
  }),
);

export const nonceUnexpectedRule = rule(
  'id_token.nonce.unexpected',
  onClaims((claims, { expected: { nonce, previousIdToken } }) => {
    if (previousIdToken) return notApplicable('The token came by a refresh.');
    if (nonce === undefined) return unchecked('Whether a nonce was sent is not known.');
    return nonce === null && member(claims, 'nonce') !== undefined ? fail({}, AT) : pass(AT);
  }),
);

export const nonceFrontChannelRule = rule(
  'id_token.nonce.front_channel_missing',
  onClaims((claims, { expected: { isFrontChannel } }) => {
    if (isFrontChannel !== true)
      return notApplicable('The token did not come through the browser, as far as is known.');
    return member(claims, 'nonce') === undefined ? fail({}, AT) : pass(AT);
  }),
);
