/**
 * How much of a secret is hidden. `whole`: all of it. `token`: of a JWT everything but header and payload, since what
 * is readable in it is what one looks at, and without its signature it opens nothing; of any other token all.
 */
export type Treatment = 'whole' | 'token';

/**
 * The one list of names that carry secrets: parameters of queries, fragments and forms, members of JSON, words in logs.
 * Names are compared without case, `-` and `_`, so that `accessToken` and `access-token` are found too.
 */
const SECRET_NAMES: { readonly [name: string]: Treatment } = {
  // RFC 6749, OIDC Core, RFC 7636
  access_token: 'token',
  refresh_token: 'token',
  id_token: 'token',
  id_token_hint: 'token',
  code: 'whole',
  state: 'whole',
  code_verifier: 'whole',
  client_secret: 'whole',
  password: 'whole',
  // RFC 7521, RFC 8693, RFC 7009, RFC 7662
  client_assertion: 'token',
  assertion: 'token',
  subject_token: 'token',
  actor_token: 'token',
  token: 'token',
  // RFC 9101; a JARM response holds the code in its payload
  request: 'token',
  response: 'whole',
  logout_token: 'token',
  login_hint_token: 'token',
  // RFC 8628, CIBA
  device_code: 'whole',
  user_code: 'whole',
  verification_uri_complete: 'whole',
  auth_req_id: 'whole',
  // RFC 7591, RFC 7592
  initial_access_token: 'token',
  registration_access_token: 'token',
  // What servers and APIs add
  dpop: 'token',
  jwt: 'token',
  otp: 'whole',
  passcode: 'whole',
  passwd: 'whole',
  pwd: 'whole',
  new_password: 'whole',
  old_password: 'whole',
  secret: 'whole',
  api_key: 'whole',
  api_token: 'whole',
  auth_token: 'whole',
  session_token: 'whole',
  security_token: 'whole',
  csrf_token: 'whole',
  private_key: 'whole',
  signature: 'whole',
  sig: 'whole',
  SAMLResponse: 'whole',
};

/** Names that mean something harmless as often: their value is hidden where it is a text, not a number or a structure. */
const ORDINARY_NAMES: ReadonlySet<string> = new Set(['code', 'state', 'request', 'response', 'signature']);

/** How the value of a header is hidden. */
export type HeaderTreatment = Treatment | 'credentials' | 'cookie' | 'set-cookie' | 'url';

const SECRET_HEADERS: ReadonlyMap<string, HeaderTreatment> = new Map<string, HeaderTreatment>([
  ['authorization', 'credentials'],
  ['proxy-authorization', 'credentials'],
  ['cookie', 'cookie'],
  ['set-cookie', 'set-cookie'],
  ['dpop', 'token'],
  ['location', 'url'],
  ['content-location', 'url'],
  ['referer', 'url'],
  ['refresh', 'url'],
  ['link', 'url'],
  ['ocp-apim-subscription-key', 'whole'],
]);

const BY_PLAIN_NAME: ReadonlyMap<string, Treatment> = new Map(
  Object.entries(SECRET_NAMES).map(([name, treatment]) => [plainName(name), treatment]),
);

/** How the value of a parameter or member of this name is hidden; undefined where it is no secret. */
export function treatmentOf(name: string): Treatment | undefined {
  return BY_PLAIN_NAME.get(plainName(name));
}

/**
 * How the value of a form's or query's parameter is hidden: also where its name stands in another, as `client_secret[]`,
 * `user[password]`, and `#/callback?access_token` of a fragment that is a route.
 */
export function treatmentOfParameter(name: string): Treatment | undefined {
  return (
    treatmentOf(name) ??
    name
      .split(/[?[\]]+/)
      .map(treatmentOf)
      .find((treatment) => treatment !== undefined)
  );
}

/** Whether the name is a harmless word as often as it names a secret. */
export function isOrdinaryName(name: string): boolean {
  return ORDINARY_NAMES.has(plainName(name));
}

/** How the value of a header is hidden; undefined where it is no secret. Headers of an API's own are judged by their name. */
export function headerTreatmentOf(name: string): HeaderTreatment | undefined {
  const lower = name.toLowerCase();
  const known = SECRET_HEADERS.get(lower);
  if (known !== undefined) return known;
  if (/(?:^|-)authorization$/.test(lower)) return 'credentials';
  return /(?:^|-)(?:token|secret|password|api-?key|credentials?|assertion|signature|session)(?:$|-)/.test(
    lower,
  )
    ? 'whole'
    : undefined;
}

/** The names as an alternation for a pattern that ignores case, longest first. */
export const SECRET_NAME_PATTERN: string = Object.keys(SECRET_NAMES)
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replaceAll('_', '[-_]?'))
  .join('|');

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[-_]/g, '');
}
