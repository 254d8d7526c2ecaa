import type { Observation } from '../../contract/models/token.ts';

/** Words of the token screen. */
export const tokenWords = {
  empty: {
    title: 'No token yet',
    text: 'Get one with this profile; it is kept here with its countdown, its findings and where it came from.',
    act: 'Get a token',
  },
  loading: 'Reading the token…',
  life: 'Life of the token',
  acts: {
    copy: 'Copy',
    copyHeader: 'Copy as header',
    refresh: 'Refresh',
    introspect: 'Introspect',
    revoke: 'Revoke',
    userinfo: 'UserInfo',
    call: 'Call API',
    remove: 'Remove…',
  },
  cannot: (act: string, why: string) => `${act}: ${why}`,
  notPossible: 'Not possible here',
  revoke: {
    title: (environment: string) => `Revoke this token on ${environment}?`,
    text: 'This environment is protected. The server will be asked to revoke the token; that cannot be taken back.',
    act: 'Revoke',
  },
  token: 'Token',
  tokenText: 'Text of the token',
  claims: 'Claims',
  header: 'Header',
  view: 'Show as',
  asTable: 'Table',
  asJson: 'JSON',
  scopes: 'Scopes',
  scopeColumns: {
    scope: 'scope',
    asked: 'asked',
    granted: 'granted',
    introspected: 'introspected',
    inToken: 'in token',
  },
  scopeCell: { yes: 'yes', no: 'no', unsaid: 'not said' },
  flowScope: 'asks for something of the flow, no permission at an API',
  noScopes: 'Neither the request, the response nor the token names a scope.',
  scopeCounts: (asked: number, granted: number) => `asked ${asked} · granted ${granted}`,
  observations: 'Observations',
  noObservations:
    'Nobody has been asked about this token yet. Introspect it, or call an API, to learn whether it is still accepted.',
  lineage: 'Lineage',
  noLineage: 'Not known: the token was pasted.',
  lineageThis: 'this one',
  clock: 'Server clock',
  clockWords: (offset: string, error: string, origin: string) =>
    `${offset} against this computer (± ${error}), from ${origin}`,
  clockUsed: 'The countdown goes by the server’s clock.',
  clockIgnored: 'That is within the error, so the countdown goes by this computer’s clock.',
  ownClock: 'this computer',
  opaque: {
    title: 'An opaque token',
    text: 'It has no content that can be read here; only the server that made it can say what it means (RFC 7662).',
    act: 'Ask the server',
  },
  encrypted: {
    title: 'An encrypted token',
    text: 'Its header can be read, its content only by whom it was encrypted for (RFC 7516).',
  },
  ownClaim: 'Not in the registries Assay knows: this issuer’s own.',
  noText: 'This part could not be decoded; the findings say why.',
  tryAnyway: 'Try it anyway',
  lastAct: 'Last action',
  otherToken: 'of another token than the one below',
  closeAct: 'Close',
  fingerprint: 'fingerprint',
  surface: (surface: Observation['surface']) =>
    surface.startsWith('api:') ? `API ${surface.slice(4)}` : (SURFACES[surface] ?? surface),
  outcome: { accepted: 'accepted', refused: 'refused', indeterminate: 'no clear answer' } satisfies Record<
    Observation['outcome'],
    string
  >,
} as const;

const SURFACES: { readonly [surface: string]: string } = {
  introspection: 'Introspection',
  userinfo: 'UserInfo',
  revocation: 'Revocation',
  refresh: 'Refresh',
};
