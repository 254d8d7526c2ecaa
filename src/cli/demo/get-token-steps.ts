import type { TokenView } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { inWords } from '../../core/findings/explain.ts';
import { countFindings } from '../../core/findings/explanation.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { stringMember, stringsMember } from '../../core/json.ts';
import { splitScope } from '../../core/oauth/scope.ts';
import { type Result, failed, ok } from '../../core/result.ts';
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
      findings: countFindings(inWords(findings)),
    },
    words: `The server says of itself that it is ${server.value.issuer}, which is the address that was asked. It names ${Object.keys(endpoints).length} endpoints and offers PKCE with ${pkceMethodsSupported.join(', ')}.`,
  });
}

/** The browser's part: the authorization request, the person, and the callback at the loopback listener. */
export async function authorize(context: DemoContext): Step {
  const { engine, person, profile, signal } = context;
  const started = await engine.acquire(profile.id);
  if (!started.ok) return started;
  const { runId } = started.value;
  void person.finished.then((walked) => (walked.ok ? undefined : engine.cancelRun(runId)));
  const done = await awaitRun(engine, signal, started);
  const run = await engine.getRun(runId);
  if (!run.ok) return run;
  context.acquired = run.value;
  const callback = stepOf(run.value, 'callback');
  if (callback?.status !== 'done') return failed(await whyNobodyCame(context, done));
  const walked = await person.finished;
  if (!walked.ok) return walked;
  const asked = person.asked();
  const { pages, endedAt } = walked.value;
  return ok({
    ok: asked['code_challenge_method'] === 'S256' && asked['redirect_uri'] === endedAt,
    facts: {
      redirectUri: endedAt,
      pkce: asked['code_challenge_method'],
      scopeAsked: splitScope(asked['scope']),
      resource: asked['resource'],
      person: person.account,
      pages,
      callback: callback.summary,
    },
    words: `${person.account} signed in and agreed (${pages.map((page) => `“${page}”`).join(', ')}), and the browser came back to ${endedAt}, where Assay was listening. ${callback.summary ?? ''}`,
  });
}

/** The run's own fault; where the person got lost, and the run was cancelled for it, theirs. */
async function whyNobodyCame({ person, signal }: DemoContext, done: Result<Run, Fault>): Promise<Fault> {
  if (done.ok) return fault('flow.callback_invalid', 'The run ended without a callback.');
  if (done.fault.code !== 'operation.cancelled' || signal.aborted) return done.fault;
  const walked = await person.finished;
  return walked.ok ? done.fault : walked.fault;
}

/** The code was exchanged for tokens. */
export async function token(context: DemoContext): Step {
  const run = context.acquired;
  if (!run) return failed(fault('token.none', 'No tokens came.'));
  if (run.fault) return failed(run.fault);
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
  const { findings } = view.value;
  const shown = inWords(findings);
  const counts = countFindings(shown);
  const fails = shown.filter(({ outcome }) => outcome === 'fail');
  const inside = { format: used.value.format, ...readInside(view.value, context.nowSeconds()) };
  const notes = fails.map(({ words }) => words.title);
  return ok({
    ok: used.value.format === 'jws' && counts.violation === 0,
    token: refOf(used.value),
    facts: { ...inside, findings: counts, failed: fails.map(({ code }) => code) },
    words: `It is a JWT (${inside.typ ?? 'no typ'}, ${inside.alg ?? 'no alg'}) for ${inside.aud?.join(', ') ?? 'nobody in particular'}, about ${inside.sub ?? 'nobody'}, allowing ${inside.scope ?? 'nothing'}, good for ${inside.expiresInSeconds ?? '?'} s more. Checks: ${summarizeFindings(findings)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}.`,
  });
}

function readInside({ headerText = '', payloadText = '', life }: TokenView<Finding>, nowSeconds: number) {
  const header = readJson(headerText).part.object;
  const claims = readJson(payloadText).part.object;
  return {
    alg: stringMember(header, 'alg'),
    typ: stringMember(header, 'typ'),
    iss: stringMember(claims, 'iss'),
    sub: stringMember(claims, 'sub'),
    aud: stringsMember(claims, 'aud'),
    scope: stringMember(claims, 'scope'),
    expiresInSeconds: life.expiresAtSeconds === undefined ? undefined : life.expiresAtSeconds - nowSeconds,
  };
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
      facts: { signature: signature.state },
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
