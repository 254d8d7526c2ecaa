/**
 * OIDC Core §2 and §3.1.3.7 (3): aud is required, contains the client, and names nobody that it does not trust.
 * §3.1.3.7 (4, 5) with errata 2: azp belongs to extensions; where it is present it should be the client.
 */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member, stringsMember } from '../../json.ts';
import { onClaims } from '../claims.ts';
import { rule } from '../rule.ts';
import { kindOf, shown, shownList, shownValue } from '../seen.ts';

const AUD = claimAt('payload', 'aud');
const AZP = claimAt('payload', 'azp');

export const idTokenAudMissingRule = rule(
  'id_token.aud.missing',
  onClaims((claims) => {
    const isMissing = member(claims, 'aud') === undefined || stringsMember(claims, 'aud')?.length === 0;
    return isMissing ? fail({}, AUD) : pass(AUD);
  }),
);

export const idTokenAudMismatchRule = rule(
  'id_token.aud.mismatch',
  onClaims((claims, { expected: { clientId } }) => {
    const aud = stringsMember(claims, 'aud');
    if (!aud || aud.length === 0) return unchecked('The token names no audience.');
    if (clientId === undefined) return unchecked('No client is known to compare with.');
    return aud.includes(clientId) ? pass(AUD) : fail({ aud: shownList(aud), clientId: shown(clientId) }, AUD);
  }),
);

export const idTokenAudAdditionalRule = rule(
  'id_token.aud.additional',
  onClaims((claims, { expected: { clientId } }) => {
    const aud = stringsMember(claims, 'aud');
    if (clientId === undefined || !aud?.includes(clientId))
      return notApplicable('The token does not name this client.');
    const others = aud.filter((audience) => audience !== clientId);
    return others.length > 0 ? fail({ others: shownList(others) }, AUD) : pass(AUD);
  }),
);

export const idTokenAzpMismatchRule = rule(
  'id_token.azp.mismatch',
  onClaims((claims, { expected: { clientId } }) => {
    const azp = member(claims, 'azp');
    if (azp === undefined) return pass();
    if (clientId === undefined) return unchecked('No client is known to compare with.');
    return azp === clientId ? pass(AZP) : fail({ azp: shownValue(azp), clientId: shown(clientId) }, AZP);
  }),
);

export const idTokenAzpNotAStringRule = rule(
  'id_token.azp.not_a_string',
  onClaims((claims) => {
    const azp = member(claims, 'azp');
    if (azp === undefined) return pass();
    return typeof azp === 'string' ? pass(AZP) : fail({ found: kindOf(azp) }, AZP);
  }),
);
