import type { CheckClock, ExpectedToken, JwtInput } from '../../src/core/checks/inputs.ts';
import type { JsonObject, JsonValue } from '../../src/core/json.ts';
import { parseToken } from '../../src/core/jose/parse.ts';
import type { ParsedJws, TokenKind } from '../../src/core/jose/token.ts';
import type { Jwk, SignatureVerdict, TrustedKeys } from '../../src/core/jose/verification.ts';
import { encodeBase64url } from '../../src/core/text/base64url.ts';

/** The moment at which every example is judged. */
export const NOW = 1_800_000_000;
export const ISSUER = 'https://login.example';
export const CLIENT = 'billing-spa';
export const API = 'https://api.example';

/** Members to set; those that are undefined are taken out of the example. */
export interface Changes {
  readonly [name: string]: JsonValue | undefined;
}

/** A compact JWS over two JSON texts, with a signature that nobody made. */
export function compactJws(header: unknown, payload: unknown, signature = 'c2lnbmF0dXJl'): string {
  const segment = (value: unknown) => encodeBase64url(new TextEncoder().encode(JSON.stringify(value)));
  return `${segment(header)}.${segment(payload)}.${signature}`;
}

/** The text taken apart as a JWS; throws where it is none, so that no test judges something else by mistake. */
function parsedJws(text: string): ParsedJws {
  const token = parseToken(text);
  if (token.format !== 'jws') throw new Error(`not a JWS but ${token.format}`);
  return token;
}

/** An RSA key, as far as rules look at one. */
export function rsaKey(kid: string | undefined, more: Changes = {}): Jwk {
  return changed(
    { kty: 'RSA', n: encodeBase64url(new Uint8Array(256).fill(255)), e: 'AQAB' },
    { kid, ...more },
  );
}

/** Keys that the issuer published over https. */
export function issuerKeys(...keys: readonly Jwk[]): readonly TrustedKeys[] {
  const trust = {
    kind: 'issuer_jwks',
    issuer: ISSUER,
    jwksUri: `${ISSUER}/jwks`,
    fetchedAtMs: NOW * 1000,
    insecureTransport: false,
  } as const;
  return [{ trust, keys }];
}

/** A signature that fits a key of the issuer. */
export const VERIFIED: SignatureVerdict = {
  state: 'verified',
  alg: 'RS256',
  kid: 'k1',
  thumbprint: 'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
  trust: {
    kind: 'issuer_jwks',
    issuer: ISSUER,
    jwksUri: `${ISSUER}/jwks`,
    fetchedAtMs: NOW * 1000,
    insecureTransport: false,
  },
  attempts: [{ kid: 'k1', alg: 'RS256', result: 'fits' }],
};

/** What can be changed of an example token. `header` and `claims` are merged; `rawHeader` and `rawPayload` replace. */
export interface JwtChanges {
  readonly header?: Changes;
  readonly claims?: Changes;
  readonly rawHeader?: JsonValue;
  readonly rawPayload?: JsonValue;
  readonly kind?: TokenKind;
  readonly expected?: ExpectedToken;
  readonly signature?: SignatureVerdict;
  readonly keys?: readonly TrustedKeys[];
  readonly clock?: Partial<CheckClock>;
  readonly sha2?: JwtInput['sha2'];
  readonly secrets?: JwtInput['secrets'];
}

const ACCESS_HEADER = { alg: 'RS256', typ: 'at+jwt', kid: 'k1' };
const ACCESS_CLAIMS = {
  iss: ISSUER,
  sub: 'alice',
  aud: API,
  client_id: CLIENT,
  scope: 'invoice:read invoice:pay',
  iat: NOW - 60,
  exp: NOW + 3540,
  jti: 'q1Kx0mB2c3D4e5F6g7H8iQ',
};

/** A JWT access token with which every rule is content, changed. */
export function accessToken(changes: JwtChanges = {}): JwtInput {
  return jwtInput(ACCESS_HEADER, ACCESS_CLAIMS, { kind: 'access_token', ...changes });
}

const ID_HEADER = { alg: 'RS256', kid: 'k1' };
const ID_CLAIMS = {
  iss: ISSUER,
  sub: 'alice',
  aud: CLIENT,
  iat: NOW - 60,
  exp: NOW + 240,
  nonce: 'n-0S6_WzA2Mj',
};

/** An ID token with which every rule is content, changed. */
export function idToken(changes: JwtChanges = {}): JwtInput {
  return jwtInput(ID_HEADER, ID_CLAIMS, { kind: 'id_token', ...changes });
}

const EXPECTED: ExpectedToken = {
  issuer: ISSUER,
  clientId: CLIENT,
  audiences: [API],
  allowedAlgs: ['RS256'],
  scopeGranted: ['openid', 'invoice:read', 'invoice:pay'],
  nonce: 'n-0S6_WzA2Mj',
  tokenType: 'Bearer',
};

function jwtInput(header: JsonObject, claims: JsonObject, changes: JwtChanges): JwtInput {
  const text = compactJws(
    changes.rawHeader ?? changed(header, changes.header),
    changes.rawPayload ?? changed(claims, changes.claims),
  );
  const token = parsedJws(text);
  return {
    token,
    kind: changes.kind ?? 'unknown',
    header: token.header.json?.object,
    claims: token.payload.json?.object,
    signature: changes.signature ?? VERIFIED,
    keys: changes.keys ?? issuerKeys(rsaKey('k1')),
    expected: changes.expected ?? EXPECTED,
    clock: { nowSeconds: NOW, skewSeconds: 0, ...changes.clock },
    ...(changes.sha2 ? { sha2: changes.sha2 } : {}),
    ...(changes.secrets ? { secrets: changes.secrets } : {}),
  };
}

/** What the example tokens are measured by, changed; undefined takes a member out. */
export function expecting(changes: {
  readonly [name in keyof ExpectedToken]?: ExpectedToken[name] | undefined;
}): ExpectedToken {
  return Object.fromEntries(
    Object.entries({ ...EXPECTED, ...changes }).filter(([, value]) => value !== undefined),
  );
}

/** The object with members set, or taken out where they are undefined. */
export function changed(object: JsonObject, changes: Changes = {}): JsonObject {
  const members = Object.entries({ ...object, ...changes });
  return Object.fromEntries(members.filter((pair): pair is [string, JsonValue] => pair[1] !== undefined));
}
