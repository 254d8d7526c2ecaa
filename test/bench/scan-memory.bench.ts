import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Measured, round3 } from './measure.ts';

const CHILD = join(import.meta.dirname, 'scan-memory-child.ts');
const MB = 1024 * 1024;

/**
 * The most memory that a scan of 1 GB with a million different tokens takes, against one of 10 MB, and against one of
 * 128 MB, which has filled what is bounded but the table of fingerprints (42 MB at most). Tokens are made as they are
 * scanned: nothing of a gigabyte is on the disk.
 */
export async function benchScanMemory(): Promise<readonly Measured[]> {
  const small = await peak(10 * MB);
  const middle = await peak(128 * MB);
  const large = await peak(1024 * MB);
  const against = (size: string, other: Peak, budget: number): Measured => ({
    name: `peak memory of a scan, 1 GB against ${size}`,
    ratio: round3(large.rss / other.rss),
    spread: 0,
    budget,
    ok: large.rss / other.rss <= budget,
    note: `${mb(large.rss)} for ${large.tokens} tokens (${large.seconds} s), ${mb(other.rss)} for ${other.tokens}: one process with all its threads; HMAC, so that the time goes into rows`,
  });
  return [against('10 MB', small, 2), against('128 MB', middle, 1.5)];
}

interface Peak {
  readonly rss: number;
  readonly tokens: number;
  readonly seconds: number;
}

function peak(bytes: number): Promise<Peak> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD, String(bytes)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (more: Buffer) => (text += more.toString()));
    child.on('error', reject);
    child.on('exit', (code) =>
      code === 0 ? resolve(JSON.parse(text) as Peak) : reject(new Error(`the scan ended with ${code}`)),
    );
  });
}

function mb(bytes: number): string {
  return `${Math.round(bytes / MB)} MB`;
}
