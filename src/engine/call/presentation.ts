import type { TokenBinding } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { readIntrospectionResponse } from '../../core/oauth/introspect/introspection-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EngineContext } from '../context.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import { issuanceOf } from '../inspect/judge-stored-token.ts';
import type { TokenRecord } from '../records.ts';
import { bindingOf } from '../tokens/binding.ts';
import { latestAnswer } from '../tokens/latest-answer.ts';
import { type DpopProver, dpopProver } from './dpop-prover.ts';

/** How a token is presented: as Bearer (RFC 6750 §2.1), or with proofs of the key it is bound to (RFC 9449 §7.1). */
export type Presentation =
  | { readonly scheme: 'Bearer' }
  | { readonly scheme: 'DPoP'; readonly prover: DpopProver };

/** What a person says of how to present a token. */
export interface PresentationInput {
  /** The private key that the token is bound to, JWK or PEM: for this call, kept nowhere. */
  readonly key?: string;
  /** Presents a token that is bound to a key or certificate as Bearer all the same. */
  readonly asBearer?: boolean;
}

/**
 * How the token is presented as it demands (its `cnf`, its token_type), with the key where it is bound to one.
 * Faults: input.invalid with the parameter `key`; operation.not_possible where it cannot be presented so.
 */
export async function presentationOf(
  context: EngineContext,
  record: TokenRecord,
  { key, asBearer }: PresentationInput,
): Promise<Result<Presentation, Fault>> {
  if (asBearer && key !== undefined)
    return failed(badKey('The token goes with a proof of the key, or as Bearer without one: say which.'));
  if (asBearer) return ok({ scheme: 'Bearer' });
  const binding = await knownBinding(context, record);
  if (!binding) return key === undefined ? ok({ scheme: 'Bearer' }) : failed(notBound());
  if (key === undefined || binding.kind !== 'dpop') return failed(whyNotPresentable(binding));
  const prover = await dpopProver(context.ports, key, binding.value);
  return prover.ok ? ok({ scheme: 'DPoP', prover: prover.value }) : prover;
}

async function knownBinding(context: EngineContext, record: TokenRecord): Promise<TokenBinding | undefined> {
  const { store } = context.ports;
  const claims = claimsOf(record.text.expose());
  const answer = await latestAnswer(context, await store.listObservations(record.id), 'introspection');
  const introspected = answer ? readIntrospectionResponse(answer)?.object : undefined;
  return bindingOf(claims, introspected, (await issuanceOf(context, record.id))?.tokenType);
}

interface Reason {
  readonly words: string;
  readonly section: string;
  readonly remedy?: string;
}

const AS_BEARER = 'To see whether the API refuses it without proof, present it as Bearer all the same.';

const REASONS: { readonly [kind in TokenBinding['kind']]: Reason } = {
  dpop: {
    words: 'is bound to a DPoP key: it is presented with a proof of that key, and no key was given',
    section: 'RFC 9449 §7.1',
    remedy: `Give the private key for this call (JWK or PEM). ${AS_BEARER}`,
  },
  mtls: {
    words:
      'is bound to a client certificate: it is presented over a connection with that certificate, which cannot be given yet',
    section: 'RFC 8705 §3',
  },
  other: {
    words: 'is bound in a way that this version does not know, so it cannot prove that it may present it',
    section: 'RFC 7800 §3.1',
  },
};

function whyNotPresentable({ kind }: TokenBinding): Fault {
  const { words, section, remedy = AS_BEARER } = REASONS[kind];
  return fault('operation.not_possible', `The token was not sent: it ${words}.`, {
    parameter: 'token',
    section,
    remedy,
  });
}

function notBound(): Fault {
  return badKey(
    'The token was not sent: nothing that is known of it says that it is bound to a key.',
    'Leave the key out. If its server knows better, introspect the token first: its cnf says so.',
  );
}

function badKey(message: string, remedy?: string): Fault {
  return fault('input.invalid', message, { parameter: 'key', ...(remedy === undefined ? {} : { remedy }) });
}
