import type { InputOf } from '../../../src/contract/ipc.ts';
import type { Policy } from '../../../src/core/findings/finding.ts';
import type { InspectedToken, TokenView } from '../../../src/contract/models/token.ts';
import type { Fault } from '../../../src/core/faults.ts';
import type { DecryptionKey } from '../../../src/core/jose/decryption.ts';
import { type Result, ok } from '../../../src/core/result.ts';
import { tellOf, type Told } from '../../../src/engine/inspect/what-is-told.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { TrustedKeys } from '../../../src/core/jose/verification.ts';
import type { OwnKeys } from '../../../src/engine/inspect/own-keys.ts';
import { decryptingWith } from '../../../src/engine/inspect/decrypting.ts';
import { createDecrypt } from '../../../src/node/decrypt/create-decrypt.ts';
import { judgeTokens, readTokens } from '../../../src/engine/inspect/judge-text.ts';
import { judgeToken } from '../../../src/engine/inspect/judge-token.ts';
import { placeOfKept } from '../../../src/engine/inspect/place.ts';
import { maskToken } from '../../../src/engine/tokens/mask-token.ts';
import { tokenInWords } from '../../../src/main/in-words.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';

const verify = createVerify();
const decrypt = createDecrypt();

/** What the address in a header answers here: a key that fits nothing. */
const NAMED: OwnKeys = { place: 'jku', keys: [{ kty: 'EC', kid: 'k1', crv: 'P-256', x: 'AA', y: 'AA' }] };

/** What the program says of a pasted text: the real judging, with the keys that were given, or a profile's that fit nothing. */
export async function inspect(
  {
    text,
    keys,
    profileId,
    detachedPayload,
    atMs,
    decryptionKeys,
    fetchOwnKeyOf,
    expected,
  }: InputOf<'inspect.text'>,
  nowMs: number,
  built: ReadonlySet<string>,
  policy: Policy,
): Promise<readonly InspectedToken[]> {
  const given = keys === undefined ? undefined : verify.readGivenKeys(keys, 'you gave');
  const opening = decryptionKeys === undefined ? undefined : decrypt.readDecryptionKeys(decryptionKeys);
  const trusted: TrustedKeys[] = [];
  if (given?.ok) trusted.push(...given.value);
  if (profileId !== undefined || given?.ok === false) trusted.push(FITS_NOTHING);
  const judging = {
    verify,
    sha2: verify.sha2,
    keys: trusted,
    expected: {},
    said: expected,
    clock: { nowSeconds: Math.floor((atMs ?? nowMs) / 1000), skewSeconds: 30 },
  };
  const tokens = readTokens(text, detachedPayload);
  const judged = await judgeTokens(text, tokens, async (parsed) => ({
    ...judging,
    isBuiltHere: built.has(parsed.text),
    ...(opening?.ok ? { decrypting: decryptingWith(decrypt, opening.value) } : {}),
    ...(parsed === tokens[fetchOwnKeyOf ?? -1]?.parsed ? { ownKeys: NAMED } : {}),
  }));
  return judged.map(({ token }) => tokenInWords(token, policy));
}

type KeptView = Pick<TokenView, 'masked' | 'findings' | 'layers' | 'signature'>;

/** What is shown of a kept token that has layers: nothing of it stands in a pasted text, and its signatures are masked. */
export async function keptLayers(
  text: string,
  nowMs: number,
  policy: Policy,
  opening?: { readonly keys: readonly DecryptionKey[]; readonly told: Told },
): Promise<KeptView | undefined> {
  const parsed = parseToken(text);
  if (parsed.format === 'opaque' || parsed.format === 'broken' || parsed.format === 'jws') return undefined;
  const clock = { nowSeconds: Math.floor(nowMs / 1000), skewSeconds: 30 };
  const decrypting = opening ? { decrypting: decryptingWith(decrypt, opening.keys) } : {};
  const judging = { verify, sha2: verify.sha2, keys: [], expected: {}, clock, ...decrypting };
  const judged = await judgeToken(judging, { parsed, kind: judgeKind(parsed), place: placeOfKept(parsed) });
  const { findings, layers, signature } = tellOf(judged, opening?.told ?? 'verdict');
  return { masked: maskToken(parsed), signature, ...tokenInWords({ findings, layers }, policy) };
}

/** What `token.decrypt` does here: the real opening, with the keys that were given. */
export async function openKept(
  text: string,
  { keys = '', reveal = false, atMs }: InputOf<'token.decrypt'>,
  nowMs: number,
  policy: Policy,
): Promise<Result<KeptView | undefined, Fault>> {
  const given = keys === '' ? ok([]) : decrypt.readDecryptionKeys(keys);
  if (!given.ok) return given;
  const opening = { keys: given.value, told: reveal ? ('contents' as const) : ('shape' as const) };
  return ok(await keptLayers(text, atMs ?? nowMs, policy, opening));
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
