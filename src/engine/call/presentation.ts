import type { TokenBinding } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { readIntrospectionResponse } from '../../core/oauth/introspect/introspection-response.ts';
import type { EngineContext } from '../context.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import type { TokenRecord } from '../records.ts';
import { bindingOf } from '../tokens/binding.ts';
import { latestAnswer } from '../tokens/latest-answer.ts';

const REASONS: { readonly [kind in TokenBinding['kind']]: readonly [words: string, section: string] } = {
  dpop: [
    'is bound to a DPoP key: it is presented with a proof of that key, which this version does not make yet',
    'RFC 9449 §7.1',
  ],
  mtls: [
    'is bound to a client certificate: it is presented over a connection with that certificate, which this version does not make yet',
    'RFC 8705 §3',
  ],
  other: [
    'is bound in a way that this version does not know, so it cannot prove that it may present it',
    'RFC 7800 §3.1',
  ],
};

/** Why a token cannot be presented as it demands (its `cnf`, its token_type); undefined for a bearer token. */
export async function whyNotPresentable(
  context: EngineContext,
  record: TokenRecord,
): Promise<Fault | undefined> {
  const { store } = context.ports;
  const claims = claimsOf(record.text.expose());
  const answer = await latestAnswer(context, await store.listObservations(record.id), 'introspection');
  const introspected = answer ? readIntrospectionResponse(answer)?.object : undefined;
  const binding = bindingOf(claims, introspected, (await issuanceOf(context, record.id))?.tokenType);
  if (!binding) return undefined;
  const [words, section] = REASONS[binding.kind];
  return fault('operation.not_possible', `The token was not sent: it ${words}.`, {
    parameter: 'token',
    section,
    remedy: 'To see whether the API refuses it without proof, present it as Bearer all the same.',
  });
}
