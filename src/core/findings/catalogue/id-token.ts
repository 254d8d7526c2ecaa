import { type CatalogueTable, core, entry, type NoEvidence, rfc } from '../entry.ts';
import { duration, listed, nearly, type NearMiss } from '../words.ts';

type HashMismatch = { readonly received: string; readonly expected: string; readonly alg: string };
type Changed = { readonly claim: string; readonly before: string; readonly now: string };

function changed(what: string) {
  return entry<Changed>({
    subject: 'id_token',
    title: `After the refresh, ${what} changed`,
    passTitle: `After the refresh, ${what} is the same`,
    explain: (e) =>
      `${e.claim} was ${e.before} in the first ID token of this grant and is ${e.now} now. It must stay the same.`,
    remedy: 'Do not treat the new token as the same sign-in.',
    section: core('12.2'),
    severity: { default: 'violation' },
  });
}

function hash(claim: 'at_hash' | 'c_hash', what: string, section: string) {
  return entry<HashMismatch>({
    subject: 'id_token',
    title: `The ID token does not belong to this ${what}`,
    passTitle: `The ID token belongs to this ${what}`,
    explain: (e) =>
      `${claim} is ${e.received}; the ${what} that came with it gives ${e.expected} (from ${e.alg}). One of the two was swapped.`,
    remedy: `Use neither. If both came in one response, the server computes ${claim} wrongly.`,
    section: core(section),
    severity: { default: 'violation' },
  });
}

/** ID tokens, as OpenID Connect Core with errata set 2 has them. */
export const ID_TOKEN = {
  'id_token.typ.wrong': entry<{ readonly typ: string }>({
    subject: 'id_token',
    title: 'The type is that of another kind of token',
    passTitle: 'The type does not speak against an ID token',
    explain: (e) => `typ is ${e.typ}. Something that calls itself that must not be taken for an ID token.`,
    remedy: 'Refuse it as an ID token.',
    section: rfc(8725, '3.12'),
    severity: { default: 'risk', rfc8725: 'violation', fapi2_security: 'violation' },
  }),
  'id_token.iss.missing': entry<{ readonly found: string }>({
    subject: 'id_token',
    title: 'The ID token does not say who issued it',
    passTitle: 'The ID token says who issued it',
    explain: (e) => `iss is ${e.found}. It is required: without it nobody knows whose keys have to fit.`,
    remedy: 'Refuse the token; the server must send iss.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.iss.mismatch': entry<{
    readonly iss: string;
    readonly expected: string;
    readonly near: readonly NearMiss[];
  }>({
    subject: 'id_token',
    title: 'The ID token is from another server',
    passTitle: 'The ID token is from the server that was asked',
    explain: (e) => `iss is ${e.iss}, expected is ${e.expected}.${nearly(e.near)}`,
    remedy: 'Refuse it, or correct the issuer in the profile so that both are the same text.',
    section: core('3.1.3.7'),
    severity: { default: 'violation' },
  }),
  'id_token.sub.missing': entry<{ readonly found: string }>({
    subject: 'id_token',
    title: 'The ID token does not say who signed in',
    passTitle: 'The ID token says who signed in',
    explain: (e) => `sub is ${e.found}. It is required: without it nobody knows who signed in.`,
    remedy: 'Refuse the token; the server must send sub.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.sub.malformed': entry<{ readonly length: number; readonly isAscii: boolean }>({
    subject: 'id_token',
    title: 'The subject is too long or not ASCII',
    passTitle: 'The subject is of the allowed form',
    explain: (e) =>
      `sub has ${e.length} characters${e.isAscii ? '' : ', some beyond ASCII'}; at most 255 ASCII characters are allowed. Databases may cut it, and two people become one.`,
    remedy: 'The server must use an identifier of at most 255 ASCII characters.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.sub.userinfo_mismatch': entry<{ readonly sub: string; readonly userinfoSub: string }>({
    subject: 'id_token',
    title: 'UserInfo is about somebody else',
    passTitle: 'UserInfo is about the same person',
    explain: (e) =>
      `The ID token is about ${e.sub}, UserInfo about ${e.userinfoSub}. The access token may have been swapped.`,
    remedy: 'Do not use the UserInfo response.',
    section: core('5.3.2'),
    severity: { default: 'violation' },
  }),
  'id_token.aud.missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The ID token names no audience',
    passTitle: 'The ID token names an audience',
    explain: () => 'aud is absent. It is required, and must contain the client.',
    remedy: 'Refuse the token; the server must send aud.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.aud.mismatch': entry<{ readonly aud: readonly string[]; readonly clientId: string }>({
    subject: 'id_token',
    title: 'The ID token is for another client',
    passTitle: 'The ID token is for this client',
    explain: (e) =>
      `aud names ${listed(e.aud)}, this client is ${e.clientId}. Accepting it lets another application sign people in here.`,
    remedy: 'Refuse it.',
    section: core('3.1.3.7'),
    severity: { default: 'violation' },
  }),
  'id_token.aud.additional': entry<{ readonly others: readonly string[] }>({
    subject: 'id_token',
    title: 'The ID token is for others too',
    passTitle: 'The ID token is for this client alone',
    explain: (e) => `aud also names ${listed(e.others)}. A client must refuse audiences it does not trust.`,
    remedy: 'Make sure that you know and trust each of them.',
    section: core('3.1.3.7'),
    severity: { default: 'note' },
  }),
  'id_token.azp.mismatch': entry<{ readonly azp: string; readonly clientId: string }>({
    subject: 'id_token',
    title: 'Another client is the authorized party',
    passTitle: 'No other client is the authorized party',
    explain: (e) =>
      `azp is ${e.azp}, this client is ${e.clientId}. azp names the client that the token was issued to.`,
    remedy: 'Find out which extension of the server sets azp; without one, refuse the token.',
    section: core('3.1.3.7'),
    severity: { default: 'risk' },
  }),
  'id_token.exp.missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The ID token does not say when it expires',
    passTitle: 'The ID token says when it expires',
    explain: () => 'exp is absent. It is required: without it a stolen ID token is good for ever.',
    remedy: 'Refuse the token; the server must send exp.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.iat.missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The ID token does not say when it was issued',
    passTitle: 'The ID token says when it was issued',
    explain: () => 'iat is absent. It is required: without it the age of the token cannot be told.',
    remedy: 'Refuse the token; the server must send iat.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.nonce.missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The nonce did not come back',
    passTitle: 'The nonce came back, where one was sent',
    explain: () =>
      'A nonce was sent, but the ID token has none. It may have been issued for another request.',
    remedy: 'Refuse it: without the nonce, a stolen ID token can be replayed into this client.',
    section: core('3.1.3.7'),
    severity: { default: 'violation' },
  }),
  'id_token.nonce.front_channel_missing': entry<NoEvidence>({
    subject: 'id_token',
    title: 'Came through the browser without a nonce',
    passTitle: 'Has a nonce, as what comes through the browser must',
    explain: () =>
      'An ID token from the authorization endpoint must have a nonce. Without one, a token that was caught elsewhere can be played in here.',
    remedy: 'Send a nonce with each request, and refuse what comes back without it.',
    section: core('3.2.2.10'),
    severity: { default: 'violation' },
  }),
  'id_token.nonce.mismatch': entry<{ readonly sentLength: number; readonly receivedLength: number | null }>({
    subject: 'id_token',
    title: 'The nonce is not the one that was sent',
    passTitle: 'The nonce is the one that was sent',
    explain: (e) =>
      `The ID token was issued for another request${e.receivedLength === null ? ' (its nonce is no string)' : ''}. It may have been replayed.`,
    remedy: 'Refuse it.',
    section: core('3.1.3.7'),
    severity: { default: 'violation' },
  }),
  'id_token.nonce.unexpected': entry<NoEvidence>({
    subject: 'id_token',
    title: 'A nonce that nobody sent',
    passTitle: 'No nonce that nobody sent',
    explain: () =>
      'The request had no nonce, but the ID token has one: it seems to be made for another request.',
    remedy: 'Find out where the token comes from before you use it.',
    section: core('2'),
    severity: { default: 'risk' },
  }),
  'id_token.at_hash.mismatch': hash('at_hash', 'access token', '3.2.2.9'),
  'id_token.c_hash.mismatch': hash('c_hash', 'code', '3.3.2.10'),
  'id_token.auth_time.missing': entry<{ readonly maxAgeSeconds: number }>({
    subject: 'id_token',
    title: 'No authentication time, though max_age was asked',
    passTitle: 'Says when the person signed in, where max_age was asked',
    explain: (e) =>
      `max_age was ${duration(e.maxAgeSeconds)}; then auth_time is required, and it is absent or no number.`,
    remedy: 'Ask for a new sign-in; the server ignores max_age.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.auth_time.too_old': entry<{ readonly ageSeconds: number; readonly maxAgeSeconds: number }>({
    subject: 'id_token',
    title: 'The person signed in too long ago',
    passTitle: 'The person signed in recently enough',
    explain: (e) =>
      `The sign-in was ${duration(e.ageSeconds)} old when the token was issued; max_age was ${duration(e.maxAgeSeconds)}.`,
    remedy: 'Ask the person to sign in again; the server ignores max_age.',
    section: core('3.1.2.1'),
    severity: { default: 'violation' },
  }),
  'id_token.acr.unmet': entry<{ readonly acr: string | null; readonly asked: readonly string[] }>({
    subject: 'id_token',
    title: 'Not signed in the way that was asked',
    passTitle: 'Signed in a way that was asked',
    explain: (e) =>
      `acr_values were ${listed(e.asked)}; the token says ${e.acr === null ? 'nothing' : e.acr}. acr_values are a wish: the server may ignore them.`,
    remedy: 'If it matters, demand acr as an essential claim, and check it.',
    section: core('3.1.3.7'),
    severity: { default: 'risk' },
  }),
  'id_token.refresh.iss_changed': changed('the issuer'),
  'id_token.refresh.sub_changed': changed('the person'),
  'id_token.refresh.aud_changed': changed('the audience'),
  // With errata 2 it is the extensions that use azp which say whether it may change: no MUST of Core itself.
  'id_token.refresh.azp_changed': entry<Changed>({
    subject: 'id_token',
    title: 'After the refresh, the authorized party changed',
    passTitle: 'After the refresh, the authorized party is the same',
    explain: (e) =>
      `${e.claim} was ${e.before} in the first ID token of this grant and is ${e.now} now. Extensions that use it may demand that it stays the same.`,
    remedy: 'Find out which extension of the server sets azp, and what it says of a refresh.',
    section: core('12.2'),
    severity: { default: 'risk' },
  }),
  'id_token.refresh.auth_time_changed': changed('the time of sign-in'),
  'id_token.refresh.nonce_changed': entry<NoEvidence>({
    subject: 'id_token',
    title: 'After the refresh, the nonce changed',
    passTitle: 'After the refresh, the nonce is the same or absent',
    explain: () =>
      'The new ID token has a nonce that is not the one of the first. It should have none, or that one.',
    remedy: 'Do not treat the new token as the same sign-in.',
    section: core('12.2'),
    severity: { default: 'violation' },
  }),
  'id_token.refresh.iat_not_new': entry<{ readonly before: number; readonly now: number }>({
    subject: 'id_token',
    title: 'After the refresh, the token is not newer',
    passTitle: 'After the refresh, the token is newer',
    explain: (e) =>
      `iat was ${e.before} and is ${e.now} now; it must be the time at which the new token was issued.`,
    remedy: 'The server must set iat when it issues.',
    section: core('12.2'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
