import type { ScanCount } from '../../src/engine/ports/scanner.ts';
import { createScanner } from '../../src/node/scan/create-scanner.ts';
import { benchKey, harPiece } from './scan-data.ts';

/* Scans so many bytes that are made meanwhile, each token another, and says the most memory it took. */

const total = Number(process.argv[2]);
const source = (name: string): URL => new URL(`../../src/node/scan/${name}.ts`, import.meta.url);
const scanner = createScanner({
  scanWorkerUrl: source('scan-worker'),
  judgeWorkerUrl: source('judge-worker'),
  keeperWorkerUrl: source('keeper-worker'),
  log: { info: () => undefined, warn: () => undefined, bug: (_, error) => console.error(error) },
});
const key = benchKey('HS256');
const startedAtMs = performance.now();
let count: ScanCount | undefined;
const work = scanner.begin({
  plan: {
    keys: [{ trust: { kind: 'given_key', label: 'bench' }, keys: [key.jwk] }],
    expected: {},
    clock: { nowSeconds: 1_800_000_000, skewSeconds: 30 },
  },
  keptTextBytes: 64 * 1024 * 1024,
  onProgress: (now) => {
    count = now;
  },
});

/** The text between two tokens. */
const filler = harPiece([], 64 * 1024)
  .toString('latin1')
  .slice(0, 600);
const header = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'at+jwt', kid: 'k1' })).toString('base64url');

function nextToken(index: number): string {
  const claims = {
    iss: 'https://issuer.example',
    sub: `user-${index}`,
    client_id: `c${index % 50}`,
    exp: 1_800_003_600,
  };
  const signed = `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${key.sign(Buffer.from(signed)).toString('base64url')}`;
}

for (let sent = 0, index = 0; sent < total;) {
  const parts: string[] = [];
  for (let size = 0; size < 1024 * 1024; index++) {
    const part = `${filler} ${nextToken(index)}\n`;
    parts.push(part);
    size += part.length;
  }
  const chunk = Buffer.from(parts.join(''), 'latin1');
  sent += chunk.length;
  await work.push(chunk);
}
await work.end();
await work.page({ limit: 100, sort: 'sightings', isDescending: true });
await work.groups({ by: 'finding', limit: 1000 });
await work.close();
console.log(
  JSON.stringify({
    rss: process.resourceUsage().maxRSS * 1024,
    tokens: count?.judged ?? 0,
    seconds: Math.round((performance.now() - startedAtMs) / 1000),
  }),
);
