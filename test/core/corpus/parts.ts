import { segment } from '../jose/tokens.ts';

/** When the corpus is judged, seconds since the epoch. */
export const NOW = 1_800_000_000;

export const HEADER = '{"alg":"ES256","typ":"at+jwt","kid":"k1"}';

/** The claims of an access token with which nothing is wrong. */
const CLAIMS = {
  iss: 'https://login.example',
  sub: 'alice',
  aud: 'https://api.example',
  client_id: 'billing-spa',
  scope: 'invoice:read',
  iat: NOW - 60,
  exp: NOW + 3000,
  jti: 'q1Kx0mB2c3D4e5F6g7H8iQ',
};

export const PAYLOAD = JSON.stringify(CLAIMS);

/** 64 bytes, as long as a signature of ES256 is. Nobody made it. */
export const SIGNATURE = segment(new Uint8Array(64).fill(7));

export const H = segment(HEADER);
export const P = segment(PAYLOAD);

/** A token with nothing wrong in its form. */
export const GOOD = `${H}.${P}.${SIGNATURE}`;

/** A token over header and payload as they are written here, JSON or not. */
export function token(
  header: string | Uint8Array,
  payload: string | Uint8Array,
  signature = SIGNATURE,
): string {
  return `${segment(header)}.${segment(payload)}.${signature}`;
}

/** A good header with another payload. */
export function paid(payload: string | Uint8Array): string {
  return token(HEADER, payload);
}

/** A good payload under another header. */
export function headed(header: string | Uint8Array): string {
  return token(header, PAYLOAD);
}

/** A good token with one claim written so: JSON text, so that what no program would write can stand here. */
export function claim(name: string, json: string): string {
  const others = Object.entries(CLAIMS).filter(([other]) => other !== name);
  return paid(
    `{${[...others.map(([other, value]) => `"${other}":${JSON.stringify(value)}`), `"${name}":${json}`].join(',')}}`,
  );
}

/** A good token without one claim. */
export function without(name: string): string {
  return paid(JSON.stringify(Object.fromEntries(Object.entries(CLAIMS).filter(([other]) => other !== name))));
}

/** A good token with one header parameter written so. */
export function parameter(name: string, json: string): string {
  const others = Object.entries(JSON.parse(HEADER)).filter(([other]) => other !== name);
  const members = [
    ...others.map(([other, value]) => `"${other}":${JSON.stringify(value)}`),
    `"${name}":${json}`,
  ];
  return headed(`{${members.join(',')}}`);
}
