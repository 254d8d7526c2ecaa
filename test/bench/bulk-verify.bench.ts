import { constants, createHmac, timingSafeEqual, verify } from 'node:crypto';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { createVerifier } from 'fast-jwt';
import jsonwebtoken, { type VerifyOptions } from 'jsonwebtoken';
import { createBulkVerifier } from '../../src/node/verify/bulk-verify.ts';
import { derSignature } from '../../src/node/verify/der-signature.ts';
import { type Measured, compare, quantile, round3 } from './measure.ts';
import { type BenchAlg, type BenchKey, benchKey, benchTokens } from './scan-data.ts';

const ALGS: readonly BenchAlg[] = ['RS256', 'PS256', 'ES256', 'EdDSA', 'HS256'];
const BUDGET = 0.85;
const THREAD_ROUNDS = 21;
/** Tokens a round: some ten milliseconds of each algorithm. */
const COUNT: Readonly<Record<BenchAlg, number>> = {
  RS256: 600,
  PS256: 600,
  ES256: 200,
  EdDSA: 200,
  HS256: 6000,
};

/** Bulk verification: text in, verdict out, against the bare cryptography, and against those that people use. Caches off. */
export async function benchBulk(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const alg of ALGS) {
    const key = benchKey(alg);
    const tokens = benchTokens(key, COUNT[alg]);
    const bulk = createBulkVerifier([
      { trust: { kind: 'given_jwks', label: 'bench', insecureTransport: false }, keys: [key.jwk] },
    ]);
    const ours = (): void => {
      for (const token of tokens) if (!bulk.verify(token)) throw new Error(`${alg}: not verified`);
    };
    rows.push(await againstBare(key, tokens, ours), await onAllCores(key, tokens));
    rows.push(...(await againstLibraries(key, tokens, ours)));
  }
  return rows;
}

/** What is compared with: bytes made before, one call of the runtime for each, the form of signature that it likes best. */
function bareOf({ alg, publicKey }: BenchKey, tokens: readonly string[]): () => void {
  const ready = tokens.map((token) => {
    const dot = token.lastIndexOf('.');
    const raw = Buffer.from(token.slice(dot + 1), 'base64url');
    return {
      signed: Buffer.from(token.slice(0, dot)),
      signature: alg === 'ES256' ? Buffer.from(derSignature(raw) ?? raw) : raw,
    };
  });
  const digest = alg === 'EdDSA' ? null : 'sha256';
  const pss = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };
  const fits = (signed: Buffer, signature: Buffer): boolean => {
    if (alg === 'HS256')
      return timingSafeEqual(createHmac('sha256', publicKey).update(signed).digest(), signature);
    return verify(digest, signed, alg === 'PS256' ? pss : publicKey, signature);
  };
  return () => {
    for (const { signed, signature } of ready) if (!fits(signed, signature)) throw new Error(`${alg}: bare`);
  };
}

function againstBare(key: BenchKey, tokens: readonly string[], ours: () => void): Promise<Measured> {
  return compare({
    name: `bulk verify ${key.alg}, one core`,
    budget: BUDGET,
    isSpeed: true,
    note: `text to verdict with the strict gate, against bare ${key.alg === 'HS256' ? 'createHmac' : 'crypto.verify'} on bytes made before; ${tokens.length} tokens a round`,
    rounds: 31,
    ours,
    theirs: bareOf(key, tokens),
  });
}

async function againstLibraries(
  key: BenchKey,
  tokens: readonly string[],
  ours: () => void,
): Promise<Measured[]> {
  const { alg, publicKey } = key;
  const pem =
    alg === 'HS256' ? publicKey.export() : Buffer.from(publicKey.export({ format: 'pem', type: 'spki' }));
  const fast = createVerifier({
    key: pem,
    algorithms: [alg],
    cache: false,
    ignoreExpiration: true,
    ignoreNotBefore: true,
  });
  const rounds = 15;
  const rows = [
    await compare({
      name: `bulk verify ${alg} against fast-jwt`,
      budget: 1,
      isSpeed: true,
      note: 'one core, cache off; times faster than it',
      rounds,
      ours,
      theirs: () => {
        for (const token of tokens) void fast(token);
      },
    }),
  ];
  // It has no EdDSA.
  if (alg === 'EdDSA') return rows;
  const options: VerifyOptions = { algorithms: [alg], ignoreExpiration: true, ignoreNotBefore: true };
  rows.push(
    await compare({
      name: `bulk verify ${alg} against jsonwebtoken`,
      budget: 1,
      isSpeed: true,
      note: 'one core, given a KeyObject; times faster than it',
      rounds,
      ours,
      theirs: () => {
        for (const token of tokens) void jsonwebtoken.verify(token, publicKey, options);
      },
    }),
  );
  return rows;
}

/** All cores: as many threads as there are, each doing a round of ours and one of the bare, together with the others. */
async function onAllCores(key: BenchKey, tokens: readonly string[]): Promise<Measured> {
  const count = availableParallelism();
  const workers = Array.from(
    { length: count },
    () =>
      new Worker(new URL('./bulk-verify-worker.ts', import.meta.url), {
        workerData: { alg: key.alg, jwk: key.jwk, tokens },
      }),
  );
  const round = async (what: 'ours' | 'bare'): Promise<number> => {
    const answers = workers.map((worker) => once(worker, 'message'));
    const startedAt = performance.now();
    for (const worker of workers) worker.postMessage(what);
    await Promise.all(answers);
    return performance.now() - startedAt;
  };
  const ratios: number[] = [];
  for (const what of ['ours', 'bare'] as const) await round(what);
  for (let at = 0; at < THREAD_ROUNDS; at++) {
    const [first, second] = at % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
    const times = { [first]: await round(first), [second]: await round(second) };
    ratios.push((times['bare'] ?? 0) / (times['ours'] ?? 1));
  }
  await Promise.all(workers.map((worker) => worker.terminate()));
  const ratio = quantile(ratios, 0.5);
  return {
    name: `bulk verify ${key.alg}, ${count} cores`,
    ratio: round3(ratio),
    spread: round3(quantile(ratios, 0.75) - quantile(ratios, 0.25)),
    budget: BUDGET,
    isSpeed: true,
    ok: ratio >= BUDGET,
    note: `the same in ${count} threads at once, against the bare in as many; ${THREAD_ROUNDS} rounds`,
  };
}
