import { type Fault, fault } from '../../core/faults.ts';
import { type JsonObject, member, stringMember } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { answerOfRun, jsonOf } from '../session/answer-of-run.ts';
import { awaitRun } from '../session/await-run.ts';
import { type DemoContext, inUse, outputOf, refOf, tokenOf } from './demo-context.ts';
import type { Seen } from './demo-step.ts';

type Step = Promise<Result<Seen, Fault>>;

/** The sandbox's API A at its two addresses: what tells them apart is how they decide. */
const BY_SIGNATURE = 'a-signature';
const BY_INTROSPECTION = 'a-introspect';

interface Called {
  readonly api: string;
  readonly url: string;
  readonly validation: 'signature' | 'introspection';
  readonly status: number;
  readonly answer: string;
}

/** Both APIs accept the fresh token. */
export async function api(context: DemoContext): Step {
  const used = inUse(context);
  if (!used.ok) return used;
  const calls = await callBoth(context, used.value.id);
  if (!calls.ok) return calls;
  const [signature, introspection] = calls.value;
  return ok({
    ok: signature.status === 200 && introspection.status === 200,
    token: refOf(used.value),
    facts: { calls: calls.value },
    words: `Two APIs get the token. One judges it by its signature alone and answers ${signature.status}; the other asks the issuer each time and answers ${introspection.status}.`,
  });
}

/** The issuer says that the token is active. */
export async function introspect(context: DemoContext): Step {
  const asked = await askIssuer(context);
  if (!asked.ok) return asked;
  const { active, response, seen } = asked.value;
  return ok({
    ...seen,
    ok: active === true,
    words: `The issuer itself, asked about the token, says active: ${String(active)}, for ${stringMember(response, 'sub') ?? 'nobody'} and ${stringMember(response, 'client_id') ?? 'no client'}.`,
  });
}

/** A new access token, and a new refresh token in place of the old one. */
export async function refresh(context: DemoContext): Step {
  const { engine, acquired, signal } = context;
  const before = inUse(context);
  if (!before.ok) return before;
  if (!acquired) return failed(fault('token.none', 'No tokens came.'));
  const oldRefresh = await outputOf(context, acquired, 'refresh_token');
  if (!oldRefresh.ok) return oldRefresh;
  const run = await awaitRun(engine, signal, await engine.refresh(before.value.id));
  if (!run.ok) return run;
  const [access, newRefresh, superseded] = await Promise.all([
    outputOf(context, run.value, 'access_token'),
    outputOf(context, run.value, 'refresh_token'),
    tokenOf(context, oldRefresh.value.id),
  ]);
  if (!access.ok) return access;
  if (!newRefresh.ok) return newRefresh;
  if (!superseded.ok) return superseded;
  context.inUse = access.value;
  const isRotated = newRefresh.value.id !== oldRefresh.value.id && superseded.value.state === 'superseded';
  return ok({
    ok: isRotated && access.value.id !== before.value.id,
    token: refOf(oldRefresh.value),
    facts: {
      got: [access.value, newRefresh.value].map(refOf),
      accessTokenBefore: refOf(before.value),
      rotated: isRotated,
      oldRefreshTokenState: superseded.value.state,
    },
    words: `The refresh token ${oldRefresh.value.fingerprint} brought a new access token (${access.value.fingerprint}) and a new refresh token (${newRefresh.value.fingerprint}): it was rotated, and the old one is used up. From here on the new access token is in use.`,
  });
}

/** The server is told that the access token in use is over. */
export async function revoke(context: DemoContext): Step {
  const { engine, signal } = context;
  const used = inUse(context);
  if (!used.ok) return used;
  const run = await awaitRun(engine, signal, await engine.revoke(used.value.id));
  if (!run.ok) return run;
  const answer = await answerOfRun(engine, run.value.id, 'revoke');
  if (!answer.ok) return answer;
  const { status } = answer.value.summary;
  return ok({
    ok: status === 200,
    token: refOf(used.value),
    facts: { status },
    words: `The server was asked to revoke the access token ${used.value.fingerprint} and answered ${status ?? 'nothing'}. That is its word; who keeps it is seen next.`,
  });
}

/** The issuer says that the token is no longer active. */
export async function introspectAfter(context: DemoContext): Step {
  const asked = await askIssuer(context);
  if (!asked.ok) return asked;
  const { active, seen } = asked.value;
  return ok({
    ...seen,
    ok: active === false,
    words: `The issuer says active: ${String(active)}. For everyone who asks, the token is over.`,
  });
}

export const LESSON =
  'Revocation reaches only those who ask. An API that validates by signature alone accepts a revoked token until it expires: give it short-lived tokens, or have it introspect where that is too long.';

/** The lesson of the whole thing. */
export async function apiAfter(context: DemoContext): Step {
  const used = inUse(context);
  if (!used.ok) return used;
  const calls = await callBoth(context, used.value.id);
  if (!calls.ok) return calls;
  const [signature, introspection] = calls.value;
  return ok({
    ok: signature.status === 200 && introspection.status === 401,
    token: refOf(used.value),
    facts: { calls: calls.value, lesson: LESSON },
    words: `The API that asks the issuer answers ${introspection.answer}: it has noticed. The API that validates by signature alone still answers ${signature.status}. ${LESSON}`,
  });
}

async function callBoth(
  context: DemoContext,
  tokenId: string,
): Promise<Result<readonly [Called, Called], Fault>> {
  const signature = await callApi(context, tokenId, BY_SIGNATURE, 'signature');
  if (!signature.ok) return signature;
  const introspection = await callApi(context, tokenId, BY_INTROSPECTION, 'introspection');
  return introspection.ok ? ok([signature.value, introspection.value]) : introspection;
}

async function callApi(
  { engine, profile, signal }: DemoContext,
  tokenId: string,
  apiId: string,
  validation: Called['validation'],
): Promise<Result<Called, Fault>> {
  const run = await awaitRun(engine, signal, await engine.call({ tokenId, apiId }));
  if (!run.ok) return run;
  const answer = await answerOfRun(engine, run.value.id, 'call');
  if (!answer.ok) return answer;
  const view = await engine.viewToken(tokenId);
  if (!view.ok) return view;
  const { status } = answer.value.summary;
  if (status === undefined) return failed(fault('network.bad_response', 'The API gave no answer.'));
  const observed = view.value.observations.find(({ exchangeId }) => exchangeId === answer.value.summary.id);
  const url = profile.apis.find(({ id }) => id === apiId)?.url ?? '';
  return ok({ api: apiId, url, validation, status, answer: observed?.detail ?? String(status) });
}

async function askIssuer(
  context: DemoContext,
): Promise<
  Result<
    { readonly active: unknown; readonly response: JsonObject; readonly seen: Pick<Seen, 'token' | 'facts'> },
    Fault
  >
> {
  const { engine, signal } = context;
  const used = inUse(context);
  if (!used.ok) return used;
  const run = await awaitRun(engine, signal, await engine.introspect(used.value.id));
  if (!run.ok) return run;
  const answer = await answerOfRun(engine, run.value.id, 'introspect');
  if (!answer.ok) return answer;
  const response = jsonOf(answer.value);
  if (!response)
    return failed(fault('flow.response_unusable', 'The introspection endpoint’s answer is no JSON object.'));
  const active = member(response, 'active');
  return ok({ active, response, seen: { token: refOf(used.value), facts: { active, response } } });
}
