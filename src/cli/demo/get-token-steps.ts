import type { Fault } from '../../core/faults.ts';
import { countFindings, explainFinding } from '../../core/findings/explain.ts';
import { isJsonObject, type JsonObject, stringMember, stringsMember } from '../../core/json.ts';
import { type Result, ok } from '../../core/result.ts';
import type { Run, StepId } from '../../core/run/run.ts';
import { readJson } from '../../core/text/json.ts';
import { summarizeFindings } from '../inspect/finding-rows.ts';
import { trustWords } from '../inspect/signature-words.ts';
import { awaitRun } from '../session/await-run.ts';
import { type DemoContext, inUse, outputOf, refOf } from './demo-context.ts';
import type { Seen } from './demo-step.ts';

type Step = Promise<Result<Seen, Fault>>;

/** Reads the server's metadata and compares its issuer with the one that was asked. */
export async function discover({ engine, issuer }: DemoContext): Step {
  const server = await engine.discover(issuer);
  if (!server.ok) return server;
  const { endpoints, findings, pkceMethodsSupported = [] } = server.value;
  const isSame = server.value.issuer === issuer;
  return ok({
    ok: isSame && endpoints.token_endpoint !== undefined && pkceMethodsSupported.includes('S256'),
    facts: {
      issuer: server.value.issuer,
      endpoints,
      pkceMethods: pkceMethodsSupported,
      findings: countFindings(findings),
    },
    words: `The server says of itself that it is ${server.value.issuer}, which is the address that was asked. It names ${Object.keys(endpoints).length} endpoints and offers PKCE with ${pkceMethodsSupported.join(', ')}.`,
  });
}

/** The browser's part: the authorization request, the person, and the callback at the loopback listener. */
export async function authorize(context: DemoContext): Step {
  const { engine, person, profile, signal } = context;
  const started = await engine.acquire(profile.id);
  if (!started.ok) return started;
  void person.finished.then((walked) => (walked.ok ? undefined : engine.cancelRun(started.value.runId)));
  const run = await awaitRun(engine, signal, started);
  const ended = await engine.getRun(started.value.runId);
  const didComeBack = ended.ok && stepOf(ended.value, 'callback')?.status === 'done';
  if (!didComeBack) {
    // Where the person got lost, the run was cancelled for it: what stopped them is the reason.
    const walked = run.ok || run.fault.code === 'operation.cancelled' ? await person.finished : ok(undefined);
    if (!walked.ok) return walked;
    if (!run.ok) return run;
  }
  if (ended.ok) context.acquired = ended.value;
  const walked = await person.finished;
  if (!walked.ok) return walked;
  const asked = person.asked();
  const callback = (ended.ok ? stepOf(ended.value, 'callback')?.summary : undefined) ?? '';
  return ok({
    ok:
      didComeBack &&
      asked['code_challenge_method'] === 'S256' &&
      asked['redirect_uri'] === walked.value.endedAt,
    facts: {
      redirectUri: asked['redirect_uri'],
      pkce: asked['code_challenge_method'],
      scopeAsked: asked['scope']?.split(' ') ?? [],
      resource: asked['resource'],
      person: person.account,
      pages: walked.value.pages,
      callback,
    },
    words: `${person.account} signed in and agreed (${walked.value.pages.map((page) => `“${page}”`).join(', ')}), and the browser came back to ${asked['redirect_uri'] ?? ''}, where Assay was listening. ${callback}`,
  });
}

/** The code was exchanged for tokens. */
export async function token(context: DemoContext): Step {
  const run = context.acquired;
  if (run?.fault) return { ok: false, fault: run.fault };
  if (!run) return inUse(context) as Result<never, Fault>;
  const [access, refreshing, identity] = await Promise.all([
    outputOf(context, run, 'access_token'),
    outputOf(context, run, 'refresh_token'),
    outputOf(context, run, 'id_token'),
  ]);
  if (!access.ok) return access;
  if (!refreshing.ok) return refreshing;
  if (!identity.ok) return identity;
  context.inUse = access.value;
  const strict = stepOf(run, 'token')?.strict?.verdict ?? 'unchecked';
  return ok({
    ok: run.status === 'succeeded' && strict === 'accepted',
    token: refOf(access.value),
    facts: {
      tokens: [access.value, refreshing.value, identity.value].map(refOf),
      scope: access.value.scope,
      strictReader: strict,
    },
    words: `The code was exchanged, with the PKCE verifier that only this run knew, for an access token (${access.value.fingerprint}), a refresh token (${refreshing.value.fingerprint}) and an ID token (${identity.value.fingerprint}). A strict reader looked at the answer too: ${strict}.`,
  });
}

/** What is inside the access token, read without trusting a word of it. */
export async function inspect(context: DemoContext): Step {
  const used = inUse(context);
  if (!used.ok) return used;
  const view = await context.engine.viewToken(used.value.id);
  if (!view.ok) return view;
  const { findings, headerText = '', payloadText = '', life } = view.value;
  const header = objectOf(headerText);
  const claims = objectOf(payloadText);
  const counts = countFindings(findings);
  const failed = findings.filter(({ outcome }) => outcome === 'fail');
  const expiresIn =
    life.expiresAtSeconds === undefined ? undefined : life.expiresAtSeconds - context.nowSeconds();
  const facts = {
    format: used.value.format,
    alg: stringMember(header, 'alg'),
    typ: stringMember(header, 'typ'),
    iss: stringMember(claims, 'iss'),
    sub: stringMember(claims, 'sub'),
    aud: stringsMember(claims, 'aud'),
    scope: stringMember(claims, 'scope'),
    expiresInSeconds: expiresIn,
    findings: counts,
    failed: failed.map(({ code }) => code),
  };
  const notes = failed.map((finding) => explainFinding(finding).title);
  return ok({
    ok: used.value.format === 'jws' && counts.violation === 0,
    token: refOf(used.value),
    facts,
    words: `It is a JWT (${facts.typ ?? 'no typ'}, ${facts.alg ?? 'no alg'}) for ${facts.aud?.join(', ') ?? 'nobody in particular'}, about ${facts.sub ?? 'nobody'}, allowing ${facts.scope ?? 'nothing'}, good for ${expiresIn ?? '?'} s more. Checks: ${summarizeFindings(findings)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}.`,
  });
}

/** Whose key signed it. */
export async function verify(context: DemoContext): Step {
  const used = inUse(context);
  if (!used.ok) return used;
  const view = await context.engine.viewToken(used.value.id);
  if (!view.ok) return view;
  const { signature } = view.value;
  if (signature.state !== 'verified') {
    return ok({
      ok: false,
      token: refOf(used.value),
      facts: { signature },
      words: 'The signature could not be verified.',
    });
  }
  const { trust, alg, kid, thumbprint } = signature;
  return ok({
    ok: trust.kind === 'issuer_jwks' && trust.issuer === context.issuer,
    token: refOf(used.value),
    facts: { signature: signature.state, alg, ...(kid === undefined ? {} : { kid }), thumbprint, trust },
    words: `The signature (${alg}) fits a key that is trusted because it comes from ${trustWords(trust)}. Nothing the token says of itself was needed for that.`,
  });
}

function stepOf(run: Run, id: StepId): Run['steps'][number] | undefined {
  return run.steps.find((step) => step.id === id);
}

function objectOf(text: string): JsonObject | undefined {
  const { value } = readJson(text).part;
  return isJsonObject(value) ? value : undefined;
}
