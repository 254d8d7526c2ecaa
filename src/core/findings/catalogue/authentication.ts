import { type CatalogueTable, core, entry, type NoEvidence, rfc } from '../entry.ts';
import { counted, duration, listed, listedWith } from '../words.ts';

/** How, when and on whose behalf somebody signed in. */
export const AUTHENTICATION = {
  'token.auth_time.not_a_number': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The time of sign-in is not a number',
    passTitle: 'The time of sign-in is a number, or absent',
    explain: (e) => `auth_time is ${e.found}; it must be seconds since 1970, as a JSON number.`,
    remedy: 'The issuer must send a number of seconds.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'token.auth_time.milliseconds': entry<{ readonly value: number }>({
    subject: 'token',
    title: 'The time of sign-in is in milliseconds',
    passTitle: 'The time of sign-in is in seconds',
    explain: (e) =>
      `auth_time is ${e.value}, which as seconds lies thousands of years ahead: every sign-in looks fresh for ever.`,
    remedy: 'The issuer must divide by 1000.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'token.auth_time.after_iat': entry<{ readonly aheadSeconds: number }>({
    subject: 'token',
    title: 'Issued before the person signed in',
    passTitle: 'The person signed in before the token was issued',
    explain: (e) =>
      `auth_time lies ${duration(e.aheadSeconds)} after iat. A token cannot tell of a sign-in that is still to come.`,
    remedy: 'The issuer sets one of the two wrongly; often a time zone, or two clocks.',
    section: core('2'),
    severity: { default: 'risk' },
  }),
  'access_token.auth_time.too_old': entry<{ readonly ageSeconds: number; readonly maxAgeSeconds: number }>({
    subject: 'access_token',
    title: 'The sign-in behind this access token is too old',
    passTitle: 'The sign-in behind this access token is recent enough',
    explain: (e) =>
      `The sign-in was ${duration(e.ageSeconds)} old when the token was issued; max_age was ${duration(e.maxAgeSeconds)}. An API that asks for a fresh sign-in will refuse it.`,
    remedy: 'Ask the person to sign in again.',
    section: rfc(9470, '6.1'),
    severity: { default: 'risk' },
  }),
  'token.acr.not_a_string': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The class of authentication is not a text',
    passTitle: 'The class of authentication is a text, or absent',
    explain: (e) =>
      `acr is ${e.found}; it must be a string. Readers that compare it will not find what they want.`,
    remedy: 'The issuer must send one string.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'id_token.acr.level_zero': entry<NoEvidence>({
    subject: 'id_token',
    title: 'The sign-in says little about who it was',
    passTitle: 'The sign-in is not of level 0',
    explain: () =>
      'acr is "0": no confidence that the same person is there, such as a cookie of long ago. It should not open anything of value.',
    remedy: 'Ask for a stronger sign-in (acr_values, max_age) before anything of value.',
    section: core('2'),
    severity: { default: 'risk' },
  }),
  'token.amr.malformed': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'The methods of authentication are not a list of texts',
    passTitle: 'The methods of authentication are a list of texts, or absent',
    explain: (e) => `amr is ${e.found}; it must be a list of strings, also where there is one method.`,
    remedy: 'The issuer must send a list.',
    section: core('2'),
    severity: { default: 'violation' },
  }),
  'token.amr.unregistered': entry<{ readonly values: readonly string[] }>({
    subject: 'token',
    title: 'Methods of authentication that only this server knows',
    passTitle: 'The methods of authentication are registered ones',
    explain: (e) =>
      `${listedWith(e.values, 'is', 'are')} not in the registry: what it means has to be agreed with the server.`,
    remedy: 'Look them up in the server’s documentation before you decide by them.',
    section: rfc(8176, '2'),
    severity: { default: 'note' },
  }),
  'token.act.malformed': entry<{ readonly depth: number; readonly found: string }>({
    subject: 'token',
    title: 'Who acts cannot be read',
    passTitle: 'Who acts can be read, or nobody else acts',
    explain: (e) =>
      `${e.depth === 1 ? 'act' : `act, ${e.depth} deep,`} is ${e.found}; it must be an object with claims about who acts.`,
    remedy: 'The issuer must send an object; readers cannot tell who used somebody’s rights.',
    section: rfc(8693, '4.1'),
    severity: { default: 'violation' },
  }),
  'token.act.nameless': entry<{ readonly depth: number }>({
    subject: 'token',
    title: 'Somebody acts who is not named',
    passTitle: 'Whoever acts is named',
    explain: (e) =>
      `${e.depth === 1 ? 'act' : `act, ${e.depth} deep,`} has no sub: nobody can tell who acts for the subject.`,
    remedy: 'The issuer should name the actor by sub, with iss where it is from elsewhere.',
    section: rfc(8693, '4.1'),
    severity: { default: 'risk' },
  }),
  'token.act.other_claims': entry<{ readonly claims: readonly string[] }>({
    subject: 'token',
    title: 'Claims about the actor that mean nothing there',
    passTitle: 'Only claims about who acts stand in act',
    explain: (e) =>
      `${listed(e.claims)} in act ${e.claims.length === 1 ? 'says' : 'say'} nothing about who acts. The token’s own life and audience stand outside it.`,
    remedy: 'The issuer should leave them out; readers must not go by them.',
    section: rfc(8693, '4.1'),
    severity: { default: 'note' },
  }),
  'token.act.subject_itself': entry<{ readonly sub: string }>({
    subject: 'token',
    title: 'Acts for itself',
    passTitle: 'Nobody is said to act for themselves',
    explain: (e) => `act and the token name the same subject, ${e.sub}. Then nothing was delegated.`,
    remedy: 'Find out why the server exchanged the token; it should leave act out.',
    section: rfc(8693, '4.1'),
    severity: { default: 'note' },
  }),
  'token.act.long_chain': entry<{ readonly actors: readonly string[]; readonly length: number }>({
    subject: 'token',
    title: 'Passed on many times',
    passTitle: 'Not passed on many times',
    explain: (e) =>
      `${counted(e.length, 'party', 'parties')} acted one after another (${listed(e.actors)}). Only the outermost may be used to decide; the others are history.`,
    remedy: 'Make sure that each service of the chain still needs to hand the rights on.',
    section: rfc(8693, '4.1'),
    severity: { default: 'note' },
  }),
  'token.act.present': entry<{ readonly sub: string; readonly actor: string }>({
    subject: 'token',
    title: 'Somebody acts on another’s behalf',
    passTitle: 'Nobody acts on another’s behalf',
    explain: (e) => `${e.actor} acts for ${e.sub}. An API should log both.`,
    remedy: 'Make sure that this delegation is meant.',
    section: rfc(8693, '1.1'),
    severity: { default: 'note' },
  }),
  'token.may_act.malformed': entry<{ readonly found: string }>({
    subject: 'token',
    title: 'Who may act cannot be read',
    passTitle: 'Who may act can be read, or nobody is named',
    explain: (e) => `may_act is ${e.found}; it must be an object with claims about who may act.`,
    remedy: 'The issuer must send an object, or every exchange of this token will fail.',
    section: rfc(8693, '4.4'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
