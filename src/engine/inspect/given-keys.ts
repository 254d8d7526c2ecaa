import type { InputOf } from '../../contract/ipc.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { fetchJwks, isInsecure, readJwks } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';

/** The key set that was fetched last, for what is only judged again: a person asked for one fetch, not for one at each move. */
const fetchedKeys = new WeakMap<EngineContext, ReadonlyMap<string, TrustedKeys>>();

/** The keys that a person gave, and those of an address they gave, fetched. Faults: input.invalid, network.*, flow.response_unusable. */
export async function givenKeys(
  context: EngineContext,
  input: Pick<InputOf<'inspect.text'>, 'keys' | 'jwksUrl' | 'isAgain'>,
  send = plainSend(context),
): Promise<Result<readonly TrustedKeys[], Fault>> {
  const all: TrustedKeys[] = [];
  if (input.keys !== undefined && input.keys.trim() !== '') {
    const keys = context.ports.verify.readGivenKeys(input.keys, 'you gave');
    if (!keys.ok) return keys;
    all.push(...keys.value);
  }
  if (input.jwksUrl !== undefined && input.jwksUrl !== '') {
    if (!URL.canParse(input.jwksUrl) || !/^https?:$/.test(new URL(input.jwksUrl).protocol)) {
      return failed(
        fault('input.invalid', 'The JWKS address is no http(s) address.', { parameter: 'jwks_uri' }),
      );
    }
    const known = input.isAgain === true ? fetchedKeys.get(context)?.get(input.jwksUrl) : undefined;
    if (known) return ok([...all, known]);
    const fetched = await fetchJwks(context, input.jwksUrl, send);
    if (!fetched.ok) return fetched;
    const keys: TrustedKeys = {
      trust: {
        kind: 'given_jwks',
        label: input.jwksUrl,
        fetchedAtMs: context.ports.clock.nowMs(),
        insecureTransport: isInsecure(input.jwksUrl),
      },
      keys: readJwks(fetched.value.object) ?? [],
    };
    fetchedKeys.set(context, new Map([[input.jwksUrl, keys]]));
    all.push(keys);
  }
  return ok(all);
}
