import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signingKey } from '../support/test-server.ts';
import { type Measured, compare } from './measure.ts';

const CLI = join(import.meta.dirname, '../../out/cli/index.js');

/** `assay inspect FILE` from a cold start (the built bundle, not through npm) against `node -e 0`. */
export async function benchInspectCold(): Promise<Measured> {
  if (!existsSync(CLI)) throw new Error('The terminal is not built: npm run build.');
  const folder = await mkdtemp(join(tmpdir(), 'assay-bench-'));
  try {
    const file = join(folder, 'token.txt');
    const nowSeconds = Math.floor(Date.now() / 1000);
    await writeFile(
      file,
      signingKey().sign({
        iss: 'https://issuer.example',
        sub: 'alice',
        exp: nowSeconds + 600,
        iat: nowSeconds,
      }),
    );
    return await compare({
      name: 'assay inspect, cold',
      budget: 2.5,
      note: 'process start to exit, against node -e 0',
      rounds: 21,
      ours: () => run([CLI, 'inspect', file, '--allow-unverified']),
      theirs: () => run(['-e', '0']),
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(args: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let words = '';
    child.stderr.on('data', (chunk: Buffer) => (words += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 || code === 1 ? resolve() : reject(new Error(`it ended with ${code}: ${words}`)),
    );
  });
}
