import { type CatalogueTable, entry, type NoEvidence, rfc } from '../entry.ts';
import { listed, listedWith } from '../words.ts';

/** What an access token allows and tells, beyond whether it is there: the form of scopes and roles, audiences, persons. */
export const ACCESS_TOKEN_RIGHTS = {
  'access_token.scope.malformed': entry<{ readonly problem: string }>({
    subject: 'access_token',
    title: 'The scope is written in a way that readers take apart differently',
    passTitle: 'The scope is written as it should be',
    explain: (e) =>
      `${e.problem}. Scope values are printable ASCII without quotes, with one space between them.`,
    remedy: 'The server must send the values with single spaces, and only allowed characters.',
    section: rfc(6749, '3.3'),
    severity: { default: 'risk' },
  }),
  'access_token.scope.commas': entry<{ readonly scope: string }>({
    subject: 'access_token',
    title: 'Scopes seem to be separated by commas',
    passTitle: 'Scopes are not separated by commas',
    explain: (e) =>
      `scope is ${e.scope}: for every reader that goes by the book that is one scope with commas in it.`,
    remedy: 'The server should send spaces.',
    section: rfc(6749, '3.3'),
    severity: { default: 'risk' },
  }),
  'access_token.scope.repeated': entry<{ readonly repeated: readonly string[] }>({
    subject: 'access_token',
    title: 'A scope is there twice',
    passTitle: 'Every scope is there once',
    explain: (e) =>
      `${listed(e.repeated)}. That does no harm, but somebody joined two lists without looking.`,
    remedy: 'Nothing at once. The server should send each value once.',
    section: rfc(6749, '3.3'),
    severity: { default: 'note' },
  }),
  'access_token.scope.claims_disagree': entry<{
    readonly onlyScope: readonly string[];
    readonly onlyScp: readonly string[];
  }>({
    subject: 'access_token',
    title: 'scope and scp say different things',
    passTitle: 'scope and scp say the same, where both are there',
    explain: (e) =>
      `Only scope has ${listed(e.onlyScope)}, only scp has ${listed(e.onlyScp)}. Which rights count depends on the API.`,
    remedy: 'The server should send one of the two, or the same in both.',
    section: rfc(9068, '2.2.3'),
    severity: { default: 'risk' },
  }),
  'access_token.scp.malformed': entry<{ readonly found: string }>({
    subject: 'access_token',
    title: 'scp cannot be read',
    passTitle: 'scp can be read, or is absent',
    explain: (e) => `scp is ${e.found}; servers that use it send a list of strings, or one string.`,
    remedy: 'The server must send a list of strings, or better scope.',
    section: rfc(9068, '2.2.3'),
    severity: { default: 'risk' },
  }),
  'access_token.roles.malformed': entry<{ readonly claims: readonly string[]; readonly found: string }>({
    subject: 'access_token',
    title: 'Roles or groups are not a list',
    passTitle: 'Roles and groups are lists, or absent',
    explain: (e) =>
      `${listed(e.claims)}: ${e.found}. They should be lists (as SCIM has them); with one role some servers send a bare text, and readers look into its letters.`,
    remedy: 'The server should always send a list, also for one value.',
    section: rfc(9068, '2.2.3.1'),
    severity: { default: 'note', rfc9068: 'risk' },
  }),
  'access_token.scope.less_than_granted': entry<{ readonly missing: readonly string[] }>({
    subject: 'access_token',
    title: 'The token allows less than was granted',
    passTitle: 'The token allows all that was granted',
    explain: (e) =>
      `${listedWith(e.missing, 'was', 'were')} granted, but ${e.missing.length === 1 ? 'is' : 'are'} not in the token. APIs will refuse what needs it.`,
    remedy: 'Look whether the scope belongs to another API; then ask for a token for that one.',
    section: rfc(9068, '2.2.3'),
    severity: { default: 'note' },
  }),
  'access_token.scope.wildcard': entry<{ readonly scopes: readonly string[] }>({
    subject: 'access_token',
    title: 'Allows everything',
    passTitle: 'Does not allow everything',
    explain: (e) =>
      `${listedWith(e.scopes, 'stands', 'stand')} for all rights there are. Who steals this token can do all of it.`,
    remedy: 'Ask for the few scopes that are needed.',
    section: rfc(9700, '2.3'),
    severity: { default: 'risk' },
  }),
  'access_token.aud.many': entry<{ readonly aud: readonly string[] }>({
    subject: 'access_token',
    title: 'Made for several APIs at once',
    passTitle: 'Made for one API',
    explain: (e) =>
      `aud names ${listed(e.aud)}: each of them can use the token at the others, with the same scopes.`,
    remedy: 'Ask for one token per API (resource, RFC 8707).',
    section: rfc(9700, '2.3'),
    severity: { default: 'note', rfc9700: 'risk' },
  }),
  'access_token.aud.client': entry<{ readonly clientId: string }>({
    subject: 'access_token',
    title: 'Made for the client, not for an API',
    passTitle: 'Not made for the client itself',
    explain: (e) =>
      `aud is ${e.clientId}, the client. ID tokens are like that; an API that accepts it accepts ID tokens too.`,
    remedy: 'Ask for a resource or audience, and have the API refuse tokens that are not for it.',
    section: rfc(9068, '3'),
    severity: { default: 'risk' },
  }),
  'access_token.id_token_claims.present': entry<{ readonly claims: readonly string[] }>({
    subject: 'access_token',
    title: 'Has claims of an ID token',
    passTitle: 'Has no claims of an ID token',
    explain: (e) =>
      `${listedWith(e.claims, 'belongs', 'belong')} in ID tokens. Either an ID token is used as access token, or the two can be taken for each other.`,
    remedy: 'Call APIs with the access token, never with the ID token; have the server keep the two apart.',
    section: rfc(8725, '3.12'),
    severity: { default: 'risk' },
  }),
  'access_token.client_id.two_names': entry<{
    readonly clientId: string;
    readonly claim: string;
    readonly other: string;
  }>({
    subject: 'access_token',
    title: 'Two claims name two clients',
    passTitle: 'No two claims name different clients',
    explain: (e) =>
      `client_id is ${e.clientId}, ${e.claim} is ${e.other}. Which client calls depends on what the API reads.`,
    remedy: 'Find out which claim the API reads; the server should send one.',
    section: rfc(9068, '2.2'),
    severity: { default: 'risk' },
  }),
  'access_token.sub.personal': entry<{ readonly kind: string }>({
    subject: 'access_token',
    title: 'The subject itself is personal data',
    passTitle: 'The subject is not personal data by its form',
    explain: (e) =>
      `sub looks like ${e.kind}. It ends up in the logs of every API, and changes when the person changes it.`,
    remedy: 'Have the server use an identifier that means nothing and never changes.',
    section: rfc(9068, '6'),
    severity: { default: 'risk' },
  }),
  'access_token.personal_data.in_value': entry<{ readonly claims: readonly string[] }>({
    subject: 'access_token',
    title: 'Claims that hold mail addresses or phone numbers',
    passTitle: 'No claim that holds a mail address or phone number',
    explain: (e) =>
      `${listedWith(e.claims, 'looks', 'look')} like personal data, by what ${e.claims.length === 1 ? 'it holds' : 'they hold'}. Every API that gets this token can read it.`,
    remedy: 'Ask the server to leave them out; an API can ask for them where it needs them.',
    section: rfc(9068, '6'),
    severity: { default: 'risk' },
  }),
  'access_token.binding.absent': entry<NoEvidence>({
    subject: 'access_token',
    title: 'Not bound to a key: whoever has it can use it',
    passTitle: 'Bound to a key of its sender',
    explain: () => 'There is no cnf. A stolen bearer token works from anywhere until it expires.',
    remedy: 'Have the server bind tokens to a key by DPoP (RFC 9449) or mutual TLS (RFC 8705).',
    section: rfc(9700, '2.2.1'),
    severity: { rfc9700: 'risk', fapi2_security: 'violation' },
  }),
  'access_token.binding.several': entry<{ readonly members: readonly string[] }>({
    subject: 'access_token',
    title: 'Bound to more than one key',
    passTitle: 'Bound to one key at most',
    explain: (e) => `cnf has ${listed(e.members)}; it must stand for one key only. APIs may check either.`,
    remedy: 'The server must send one confirmation method.',
    section: rfc(7800, '3.1'),
    severity: { default: 'violation' },
  }),
  'access_token.binding.unknown_method': entry<{ readonly members: readonly string[] }>({
    subject: 'access_token',
    title: 'Bound in a way that APIs may not know',
    passTitle: 'Bound in a registered way, or not bound',
    explain: (e) =>
      `cnf has ${e.members.length === 0 ? 'no member' : listed(e.members)}: nothing that says which key to prove. An API may take the token for unbound.`,
    remedy: 'The server should use jkt (DPoP) or x5t#S256 (mutual TLS).',
    section: rfc(7800, '3.1'),
    severity: { default: 'risk' },
  }),
  'access_token.binding.private_key': entry<{ readonly members: readonly string[] }>({
    subject: 'access_token',
    title: 'The private key to prove is in the token',
    passTitle: 'No private key is in the token',
    explain: (e) =>
      `cnf.jwk has ${listed(e.members)}: whoever steals the token has the key that should protect it.`,
    remedy: 'The server must send the public half only, or its thumbprint.',
    section: rfc(7800, '3.2'),
    severity: { default: 'violation' },
  }),
  'access_token.binding.certificate_called_dpop': entry<{ readonly tokenType: string }>({
    subject: 'access_token',
    title: 'Bound to a certificate, but announced as DPoP',
    passTitle: 'What is bound to a certificate is not announced as DPoP',
    explain: (e) =>
      `cnf has x5t#S256, so the caller must show a certificate, but token_type is ${e.tokenType}: a client that believes it sends a proof that nobody checks.`,
    remedy: 'The server must answer with token_type Bearer, or bind to the DPoP key.',
    section: rfc(9449, '5'),
    severity: { default: 'risk' },
  }),
} satisfies CatalogueTable;
