import type { ReadBody } from '../../oauth/read-json.ts';
import { type CatalogueTable, entry, type NoEvidence, rfc } from '../entry.ts';
import { ago, bodyWords, duration, listed, listedWith } from '../words.ts';

type Disagreement = { readonly claim: string; readonly introspected: string; readonly inToken: string };

function disagreement(what: string, why: string) {
  return entry<Disagreement>({
    subject: 'introspection',
    title: `Introspection and the token differ on ${what}`,
    passTitle: `Introspection and the token agree on ${what}`,
    explain: (e) => `${e.claim}: introspection says ${e.introspected}, the token ${e.inToken}. ${why}`,
    remedy: 'Find out which of the two your APIs go by.',
    section: rfc(7662, '2.2'),
    severity: { default: 'risk' },
  });
}

/** What the introspection endpoint says of a token. */
export const INTROSPECTION = {
  'introspection.transport.insecure': entry<{ readonly origin: string }>({
    subject: 'introspection',
    title: 'The token was sent over an unencrypted connection',
    passTitle: 'The connection is encrypted, or stays on this machine',
    explain: (e) => `${e.origin} is plain http: everyone on the way can read the token.`,
    remedy: 'Use https for the introspection endpoint.',
    section: rfc(7662, '4'),
    severity: { default: 'violation' },
  }),
  'introspection.status.not_ok': entry<{ readonly status: number; readonly error: string | null }>({
    subject: 'introspection',
    title: 'The server did not answer the question',
    passTitle: 'The server answered the question',
    explain: (e) =>
      `The status is ${e.status}${e.error === null ? '' : `, the error ${e.error}`}. Whether the token is active is not known.`,
    remedy:
      'Check that this client may introspect, and how it authenticates. For an unknown token the answer must be 200 and active: false.',
    section: rfc(7662, '2.3'),
    severity: { default: 'note' },
  }),
  'introspection.content_type.wrong': entry<{ readonly contentType: string | null }>({
    subject: 'introspection',
    title: 'The response does not say that it is JSON',
    passTitle: 'The response says what it is',
    explain: (e) =>
      `Content-Type is ${e.contentType ?? 'absent'}; it must be application/json (or that of an introspection JWT).`,
    remedy: 'The server must send application/json.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.body.not_json': entry<{ readonly looksLike: ReadBody['looksLike'] }>({
    subject: 'introspection',
    title: 'The response is not a JSON object',
    passTitle: 'The response is a JSON object',
    explain: (e) => `The body is ${bodyWords(e.looksLike)}. Whether the token is active is not known.`,
    remedy: 'Check the address of the introspection endpoint.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.active.missing': entry<NoEvidence>({
    subject: 'introspection',
    title: 'The response does not say whether the token is active',
    passTitle: 'The response says whether the token is active',
    explain: () =>
      'active is required, and it is absent. An API that takes anything else for "yes" lets everyone in.',
    remedy: 'The server must send active; an API must treat its absence as false.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.active.not_a_boolean': entry<{ readonly found: string }>({
    subject: 'introspection',
    title: 'active is not true or false',
    passTitle: 'active is true or false',
    explain: (e) => `active is ${e.found}. In many languages a text such as "false" counts as true.`,
    remedy: 'The server must send a JSON boolean.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.active.though_expired': entry<{
    readonly exp: number;
    readonly agoSeconds: number;
    readonly source: string;
  }>({
    subject: 'introspection',
    title: 'An expired token is called active',
    passTitle: 'No expired token is called active',
    explain: (e) =>
      `By exp of the ${e.source} it expired ${ago(e.agoSeconds)}, and the server still says active: true.`,
    remedy: 'Compare the clocks; then have the server check the expiry.',
    section: rfc(7662, '4'),
    severity: { default: 'violation' },
  }),
  'introspection.inactive.extra_members': entry<{ readonly names: readonly string[] }>({
    subject: 'introspection',
    title: 'An inactive token is described',
    passTitle: 'Nothing is told of an inactive token',
    explain: (e) =>
      `Beside active: false the response has ${listed(e.names)}. That tells a stranger what the token was.`,
    remedy: 'The server should answer with active: false alone.',
    section: rfc(7662, '2.2'),
    severity: { default: 'risk' },
  }),
  'introspection.token_type.disagrees': entry<{ readonly introspected: string; readonly told: string }>({
    subject: 'introspection',
    title: 'Introspection calls it another type of token',
    passTitle: 'Introspection calls it the same type of token',
    explain: (e) =>
      `The token response said ${e.told}, introspection says ${e.introspected}. An API that believes it may not ask for a proof.`,
    remedy: 'The server must name the same type in both.',
    section: rfc(7662, '2.2'),
    severity: { default: 'risk' },
  }),
  'introspection.token_type.not_dpop': entry<{ readonly introspected: string }>({
    subject: 'introspection',
    title: 'Bound to a DPoP key, but not called DPoP',
    passTitle: 'What is bound to a DPoP key is called DPoP',
    explain: (e) =>
      `cnf names the key, and token_type is ${e.introspected}. An API that goes by the type asks for no proof.`,
    remedy: 'The server must answer with token_type DPoP, or leave token_type out.',
    section: rfc(9449, '6.2'),
    severity: { default: 'violation' },
  }),
  'introspection.exp.disagrees': disagreement(
    'the end',
    'APIs that introspect and APIs that read the token stop accepting it at different times.',
  ),
  'introspection.scope.disagrees': disagreement(
    'the scope',
    'APIs that introspect and APIs that read the token allow different things.',
  ),
  'introspection.sub.disagrees': disagreement(
    'the person',
    'APIs that introspect and APIs that read the token serve different accounts.',
  ),
  'introspection.client_id.disagrees': disagreement(
    'the client',
    'The token may be another one than was asked about.',
  ),
  'introspection.iss.disagrees': disagreement(
    'the issuer',
    'The token may be another one than was asked about.',
  ),
  'introspection.aud.disagrees': disagreement(
    'the audience',
    'APIs that introspect and APIs that read the token disagree on who may accept it.',
  ),
  'introspection.iat.disagrees': disagreement(
    'the time of issuing',
    'The token may be another one than was asked about.',
  ),
  'introspection.nbf.disagrees': disagreement(
    'the beginning',
    'APIs that introspect and APIs that read the token begin to accept it at different times.',
  ),
  'introspection.jti.disagrees': disagreement(
    'the token’s id',
    'The token may be another one than was asked about.',
  ),
  'introspection.cnf.disagrees': entry<{ readonly introspected: string; readonly inToken: string }>({
    subject: 'introspection',
    title: 'Introspection tells another key binding than the token',
    passTitle: 'Introspection tells the same key binding as the token',
    explain: (e) =>
      `Introspection says ${e.introspected}, the token ${e.inToken}. An API that introspects asks for another proof, or for none.`,
    remedy: 'The server must answer with the cnf that is in the token.',
    section: rfc(9449, '6.2'),
    severity: { default: 'violation' },
  }),
  'introspection.time.not_a_number': entry<{ readonly names: readonly string[] }>({
    subject: 'introspection',
    title: 'Times are not numbers',
    passTitle: 'Times are numbers, or absent',
    explain: (e) =>
      `${listedWith(e.names, 'is', 'are')} no number of seconds. APIs that compare it accept or refuse by accident.`,
    remedy: 'The server must send seconds since 1970 as JSON numbers.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.scope.not_a_string': entry<{ readonly found: string }>({
    subject: 'introspection',
    title: 'scope is not one string',
    passTitle: 'scope is one string, or absent',
    explain: (e) => `scope is ${e.found}; it must be one string with spaces between the values.`,
    remedy: 'The server must send one string.',
    section: rfc(7662, '2.2'),
    severity: { default: 'violation' },
  }),
  'introspection.active.before_nbf': entry<{ readonly nbf: number; readonly inSeconds: number }>({
    subject: 'introspection',
    title: 'A token that is not valid yet is called active',
    passTitle: 'No token that is not valid yet is called active',
    explain: (e) =>
      `By nbf it becomes valid in ${duration(e.inSeconds)}, and the server already says active: true.`,
    remedy: 'Compare the clocks; then have the server check nbf.',
    section: rfc(7662, '4'),
    severity: { default: 'violation' },
  }),
} satisfies CatalogueTable;
