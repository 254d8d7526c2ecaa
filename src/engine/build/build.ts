import type { InputOf } from '../../contract/ipc.ts';
import type { BuiltToken, SigningOffer } from '../../contract/models/built.ts';
import { readDraft } from '../../core/build/draft.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeBase64url } from '../../core/text/base64url.ts';
import type { EngineContext } from '../context.ts';
import type { SigningKey } from '../ports/sign.ts';
import { StoreError } from '../store-error.ts';

type KeyInput = InputOf<'build.token'>['key'];

/** Makes tokens with a person's own keys, and remembers that it made them. Given keys are used and forgotten. */
export interface Builder {
  /** What a token can be signed with: with the given key, or with a fresh one. Faults: input.invalid. */
  signingOffer(input: InputOf<'build.algs'>): Promise<Result<SigningOffer, Fault>>;
  /** Signs header and claims as they are written. Faults: input.invalid, naming the part that has to be mended. */
  buildToken(input: InputOf<'build.token'>): Promise<Result<BuiltToken, Fault>>;
}

export function builder({ ports, built }: EngineContext): Builder {
  // Keys that were made here live as long as the program, so that tokens made one after the other fit one public key.
  const fresh = new Map<string, SigningKey>();
  const signingKey = async (key: KeyInput, alg: string): Promise<Result<SigningKey | undefined, Fault>> => {
    if (key.kind === 'none') return ok(undefined);
    if (key.kind === 'given') return ports.sign.readKey(key.text, key.form);
    const known = fresh.get(alg);
    if (known) return ok(known);
    const made = await ports.sign.makeKey(alg);
    if (made.ok) fresh.set(alg, made.value);
    return made;
  };
  return {
    signingOffer: async ({ key }) => {
      const supported = await ports.verify.supportedAlgs();
      if (!key) return ok({ algs: [...supported] });
      const read = ports.sign.readKey(key.text, key.form);
      if (!read.ok) return read;
      const { label, kid, algs } = read.value;
      return ok({
        algs: algs.filter((alg) => supported.has(alg)),
        label,
        ...(kid === undefined ? {} : { kid }),
      });
    },
    buildToken: async ({ key: wanted, ...draft }) => {
      const input = readDraft(draft);
      if (!input.ok) return input;
      const { alg, text } = input.value;
      const key = await signingKey(wanted, alg);
      if (!key.ok) return key;
      const signature = key.value ? sign(key.value, alg, text) : ok(new Uint8Array());
      if (!signature.ok) return signature;
      const token = `${text}.${encodeBase64url(signature.value)}`;
      const publicKey = key.value?.publicJwk;
      return ok({
        token,
        alg,
        isRemembered: await remember(built, token),
        ...(key.value ? { keyLabel: key.value.label } : {}),
        ...(publicKey ? { publicKey: JSON.stringify(publicKey) } : {}),
      });
    },
  };
}

function sign(key: SigningKey, alg: string, text: string): Result<Uint8Array, Fault> {
  if (alg !== 'none') return key.sign(alg, text);
  return failed(
    fault('input.invalid', 'The header says "alg": "none", which has no signature.', {
      parameter: 'alg',
      remedy: 'Choose to leave the token unsigned, or name an algorithm.',
      section: 'RFC 7518 §3.6',
    }),
  );
}

/** False where the vault is locked: the token is made all the same, and will not be known again. */
async function remember(built: EngineContext['built'], token: string): Promise<boolean> {
  try {
    await built.add(token);
    return true;
  } catch (error) {
    if (error instanceof StoreError) return false;
    throw error;
  }
}
