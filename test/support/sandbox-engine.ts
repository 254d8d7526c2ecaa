import type { Run } from '../../src/core/run/run.ts';
import type { Browser } from '../../src/engine/ports/browser.ts';
import { ok } from '../../src/core/result.ts';
import { type SandboxHost, createSandboxHost } from '../../src/sandbox/host.ts';
import { signInOverHttp } from '../../src/sandbox/person.ts';
import type { SandboxFault } from '../../src/sandbox/sandbox.ts';
import { SANDBOX_WORKER, type TestEngine, startTestEngine, valueOf } from './test-engine.ts';

/** An engine with a running sandbox and a person who signs in over HTTP. */
export interface SandboxEngine extends TestEngine {
  readonly sandbox: SandboxHost;
  readonly issuer: string;
  tokenOf(run: Run, role: 'access_token' | 'refresh_token' | 'id_token'): string;
}

export async function startSandboxEngine(
  options: { readonly faults?: readonly SandboxFault[]; readonly account?: 'alice' | 'bob' } = {},
): Promise<SandboxEngine> {
  const person: Browser = {
    open: async (url) => {
      void signInOverHttp(url, { account: options.account ?? 'alice' });
      return ok(undefined);
    },
  };
  const test = await startTestEngine({ browser: person });
  const sandbox = createSandboxHost({
    engine: test.engine,
    workerUrl: SANDBOX_WORKER,
    preferredPort: 0,
    ...(options.faults ? { faults: options.faults } : {}),
  });
  const started = await sandbox.start();
  if (!started.ok) await test.close();
  const { issuer } = valueOf(started);
  if (issuer === undefined) throw new Error('a sandbox without an issuer');
  return {
    ...test,
    sandbox,
    issuer,
    tokenOf: (run, role) => {
      const found = run.tokens.find((token) => token.role === role);
      if (!found) throw new Error(`the run brought no ${role}`);
      return found.tokenId;
    },
    close: async () => {
      await sandbox.stop();
      await test.close();
    },
  };
}
