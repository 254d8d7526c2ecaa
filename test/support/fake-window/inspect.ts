import type { InputOf } from '../../../src/contract/ipc.ts';
import type { InspectedToken } from '../../../src/contract/models/token.ts';
import type { TrustedKeys } from '../../../src/core/jose/verification.ts';
import { judgeTokens, readTokens } from '../../../src/engine/inspect/judge-text.ts';
import { tokenInWords } from '../../../src/main/in-words.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';

const verify = createVerify();

/** What the program says of a pasted text: the real judging, with the keys that were given, or a profile's that fit nothing. */
export async function inspect(
  { text, keys, profileId, detachedPayload, atMs }: InputOf<'inspect.text'>,
  nowMs: number,
  built: ReadonlySet<string>,
): Promise<readonly InspectedToken[]> {
  const given = keys === undefined ? undefined : verify.readKeys(keys);
  const trusted: TrustedKeys[] = [];
  if (given?.ok) trusted.push({ trust: { kind: 'given_key', label: 'the key you gave' }, keys: given.value });
  if (profileId !== undefined || given?.ok === false) trusted.push(FITS_NOTHING);
  const judging = {
    verify,
    sha2: verify.sha2,
    keys: trusted,
    expected: {},
    clock: { nowSeconds: Math.floor((atMs ?? nowMs) / 1000), skewSeconds: 30 },
  };
  const judged = await judgeTokens(text, readTokens(text, detachedPayload), async (parsed) => ({
    ...judging,
    isBuiltHere: built.has(parsed.text),
  }));
  return judged.map(({ token }) => tokenInWords(token));
}

const FITS_NOTHING: TrustedKeys = {
  trust: {
    kind: 'issuer_jwks',
    issuer: 'https://login.dev.example',
    jwksUri: 'https://login.dev.example/jwks',
    fetchedAtMs: 0,
    insecureTransport: false,
  },
  keys: [{ kty: 'EC', kid: 'another', crv: 'P-256', x: 'AA', y: 'AA' }],
};
