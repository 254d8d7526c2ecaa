import { decodeBase64url, isStrictBase64url } from '../text/base64url.ts';
import { type JsonObject, member } from '../json.ts';
import { readJson } from '../text/json.ts';
import { decodeUtf8Leniently } from '../text/utf8.ts';
import { type RawHeaders, header, headerValues } from './exchange.ts';

/** Long values of a stranger are not repeated whole. */
const LONGEST = 200;

/** What the headers of DPoP say, in words, by their names in small letters; undefined where there is none of them. */
export function headerMeanings(headers: RawHeaders): { readonly [name: string]: string } | undefined {
  const proof = header(headers, 'dpop');
  const found = {
    ...(proof === undefined ? {} : { dpop: explainProof(proof) }),
    ...(headerValues(headers, 'dpop-nonce').length === 0 ? {} : { 'dpop-nonce': NONCE }),
  };
  return Object.keys(found).length === 0 ? undefined : found;
}

const NONCE = 'The nonce that the next proof has to hold (RFC 9449 §8, §9).';

/** Header and payload are read, the signature is hidden as it is shown. RFC 9449 §4.2. */
function explainProof(proof: string): string {
  const [head, claims] = proof.split('.').slice(0, 2).map(readPart);
  if (!head || !claims) return 'A DPoP proof should be here, and this is none (RFC 9449 §4.2).';
  const parts = [
    `made for ${text(claims, 'htm')} (htm) ${text(claims, 'htu')} (htu)`,
    `at ${text(claims, 'iat')} (iat)`,
    ...(has(claims, 'ath') ? ['for this access token, by its hash (ath)'] : []),
    ...(has(claims, 'nonce') ? ['with the nonce of the server (nonce)'] : ['without a nonce']),
    'good once (jti)',
  ];
  return `Proof that the sender has the private key, ${text(head, 'alg')}, whose public half is its header (jwk): ${parts.join(', ')}. RFC 9449 §4.2.`;
}

function readPart(part: string): JsonObject | undefined {
  return isStrictBase64url(part)
    ? readJson(decodeUtf8Leniently(decodeBase64url(part))).part.object
    : undefined;
}

function has(claims: JsonObject, name: string): boolean {
  return member(claims, name) !== undefined;
}

function text(claims: JsonObject, name: string): string {
  const value = member(claims, name);
  return typeof value === 'string' || typeof value === 'number'
    ? `${value}`.slice(0, LONGEST)
    : `no ${name} as it should be`;
}
