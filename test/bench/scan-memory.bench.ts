import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { type Measured, round3 } from './measure.ts';

const CHILD = join(import.meta.dirname, 'scan-memory-child.ts');
const MB = 1024 * 1024;

/**
 * The most memory that a scan of 1 GB with a million different tokens takes, against one of 10 MB; both at the same density. Tokens are made as they
 * are scanned: nothing of a gigabyte is on the disk.
 */
export async function benchScanMemory(): Promise<readonly Measured[]> {
  const small = await peak(10 * MB);
  const large = await peak(1024 * MB);
  const ratio = large.rss / small.rss;
  return [
    {
      name: 'peak memory of a scan, 1 GB against 10 MB',
      ratio: round3(ratio),
      spread: 0,
      budget: 3,
      ok: ratio <= 3,
      note: `${mb(large.rss)} for ${large.tokens} tokens (${large.seconds} s), ${mb(small.rss)} for ${small.tokens}: one process with all its threads; HMAC, so that the time goes into rows`,
    },
  ];
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
