import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { DEMO_STEP_IDS } from '../../../src/cli/demo/demo-step.ts';
import type { DemoContext } from '../../../src/cli/demo/demo-context.ts';
import { createPerson } from '../../../src/cli/demo/person.ts';
import { runDemo } from '../../../src/cli/demo/run-demo.ts';
import type { SandboxFault } from '../../../src/sandbox/sandbox.ts';
import { createSandboxHost } from '../../../src/sandbox/host.ts';
import { SANDBOX_WORKER, startTestEngine, valueOf } from '../../support/test-engine.ts';
import { assay, lonelyEnvironment, startAssay } from './run-assay.ts';

describe('assay demo', () => {
  test('does the whole job, one JSON object a step, and ends with ok', async () => {
    const { status, stdout, stderr } = await assay(['demo', '--json']);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.slice(0, -1).map(({ id }) => id)).toEqual(DEMO_STEP_IDS);
    expect(lines.at(-1)).toEqual({ ok: true, steps: lines.slice(0, -1) });
    const step = Object.fromEntries(lines.slice(0, -1).map((one) => [one.id, one]));
    expect(step['verify']).toMatchObject({
      signature: 'verified',
      trust: { kind: 'issuer_jwks', issuer: step['discover'].issuer },
    });
    expect(step['introspect'].active).toBe(true);
    expect(step['api'].calls.map((call: { status: number }) => call.status)).toEqual([200, 200]);
    expect(step['refresh'].rotated).toBe(true);
    expect(step['revoke'].status).toBe(200);
    expect(step['introspect-after'].active).toBe(false);
    expect(step['api-after'].calls).toMatchObject([
      { api: 'a-signature', validation: 'signature', status: 200 },
      { api: 'a-introspect', validation: 'introspection', status: 401 },
    ]);
    // The token that was revoked is the one that the refresh brought, and the one that is asked about afterwards.
    const revoked = step['refresh'].got[0];
    expect(step['inspect'].token).toEqual(step['api'].token);
    expect(step['inspect'].token).not.toEqual(revoked);
    for (const id of ['revoke', 'introspect-after', 'api-after']) expect(step[id].token).toEqual(revoked);
    expect(stdout).not.toMatch(/eyJ/);
  });

  test('is a walk-through that a person can read, and leaves nothing behind', async () => {
    const env = lonelyEnvironment();
    const before = new Set(scratchFolders());
    const { status, stdout } = await assay(['demo'], { env });
    expect(status).toBe(0);
    expect(stdout.match(/✓ +\d+\/11/g)).toHaveLength(11);
    expect(stdout).toContain('Revocation reaches only those who ask.');
    for (const unwanted of ['eyJ', '\u001b']) expect(stdout).not.toContain(unwanted);
    expect(readdirSync(env['HOME'] ?? '')).toEqual(['run']);
    expect(scratchFolders().filter((name) => !before.has(name))).toEqual([]);
  });

  test('ends with 3 where it is interrupted, and says so in its last line', async () => {
    const running = startAssay(['demo', '--json']);
    await running.sawOnStdout(/"id":"discover"/);
    running.process.kill('SIGINT');
    const { status, stdout } = await running.ended;
    expect(status).toBe(3);
    const last = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(last.ok).toBe(false);
    expect(last.steps.at(-1).fault).toMatchObject({ code: 'operation.cancelled' });
  });
});

/** The name mkdtemp gives: `assay-` and six letters; the test folders have a word between. */
function scratchFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => /^assay-\w{6}$/.test(name));
}

describe('the walk-through against a server that is wrong', () => {
  async function walk(faults: readonly SandboxFault[]) {
    const controller = new AbortController();
    const person = createPerson('alice', controller.signal);
    const test = await startTestEngine({ browser: person.browser });
    const host = createSandboxHost({
      engine: test.engine,
      workerUrl: SANDBOX_WORKER,
      preferredPort: 0,
      faults,
    });
    try {
      const { issuer = '' } = valueOf(await host.start());
      const { profile } = valueOf(await test.engine.getProfile('sandbox-spa'));
      const context: DemoContext = {
        engine: test.engine,
        person,
        profile,
        issuer,
        signal: controller.signal,
        nowSeconds: () => Math.floor(Date.now() / 1000),
      };
      return await runDemo(context, () => undefined);
    } finally {
      await host.stop();
      await test.close();
    }
  }

  test.each([
    ['revokes nothing', 'revocation-ignored', 'introspect-after'],
    ['does not rotate refresh tokens', 'no-refresh-rotation', 'refresh'],
    ['names another issuer in its callback', 'callback-wrong-iss', 'authorize'],
    ['answers the token request with a web page', 'token-response-not-json', 'token'],
  ] as const)('that %s stops where that shows', async (_what, fault, id) => {
    const { ok, steps } = await walk([fault]);
    expect(ok).toBe(false);
    expect(steps.at(-1)).toMatchObject({ id, ok: false });
    expect(steps.slice(0, -1).every((step) => step.ok)).toBe(true);
  });
});
