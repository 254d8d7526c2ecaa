import { type Fault, fault } from '../../core/faults.ts';
import { claimsOf } from '../../core/jose/content.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { numberMember, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { Secret } from '../../core/secret.ts';
import { bounded } from '../boundary.ts';
import type { EngineContext } from '../context.ts';

/**
 * Keeps a pasted token with a profile, so that the profile's server can be asked about it; a token that is known
 * already is only seen again. The text must hold exactly one token. Faults: input.invalid, profile.not_found.
 */
export function keepToken(
  context: EngineContext,
  text: string,
  profileId: string,
): Promise<Result<string, Fault>> {
  return bounded(async () => {
    const { store, clock, random } = context.ports;
    if (!(await store.getProfile(profileId))) {
      return failed(fault('profile.not_found', 'This profile is not here any more.'));
    }
    const { kind, tokens: all } = detectPasted(text);
    // What a server says of a token is none.
    const tokens = kind === 'introspection_response' ? [] : all;
    const [found] = tokens;
    if (!found || tokens.length > 1) {
      const what = tokens.length > 1 ? `${tokens.length} tokens` : 'no token';
      return failed(
        fault('input.invalid', `There is ${what} in this text.`, { remedy: 'Give exactly one token.' }),
      );
    }
    const parsed = parseToken(found.text);
    const claims = claimsOf(parsed);
    const expiresAtSeconds = numberMember(claims, 'exp');
    const subject = stringMember(claims, 'sub');
    const clientId = stringMember(claims, 'client_id');
    const id = await store.tokenId(found.text);
    const atMs = clock.nowMs();
    const isKnown = (await store.getToken(id)) !== undefined;
    await store.putToken(
      {
        id,
        kind: judgeKind(parsed),
        format: parsed.format,
        text: new Secret(found.text),
        profileId,
        firstSeenAtMs: atMs,
        ...(expiresAtSeconds === undefined ? {} : { expiresAtSeconds: Math.floor(expiresAtSeconds) }),
        ...(subject === undefined ? {} : { subject }),
        ...(clientId === undefined ? {} : { clientId }),
      },
      { tokenId: id, atMs, where: 'paste' },
    );
    if (!isKnown) {
      await store.putIssuance({
        id: random.id(),
        atMs,
        origin: (await context.built.has(found.text)) ? 'built' : 'paste',
        profileId,
        inputs: [],
        outputs: [{ tokenId: id, role: 'token' }],
        resources: [],
      });
    }
    context.events.changed('tokens.changed');
    return ok(id);
  });
}
