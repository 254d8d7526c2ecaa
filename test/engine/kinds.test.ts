import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ExpectedToken } from '../../src/core/checks/inputs.ts';
import { explainFinding } from '../../src/core/findings/explain.ts';
import { POLICY_NAMES, type Policy } from '../../src/core/findings/finding.ts';
import { judgeTokens, readTokens } from '../../src/engine/inspect/judge-text.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import { NOW } from '../support/jwt.ts';
import { type KindSample, tokensByKind } from '../support/tokens-by-kind.ts';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const JWK = publicKey.export({ format: 'jwk' });
const SAMPLES = tokensByKind(JWK);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

function jws({ typ, key }: KindSample, claims: object): string {
  const header = {
    alg: 'ES256',
    ...(typ === undefined ? {} : { typ }),
    ...(key === 'jwk' ? { jwk: JWK } : { kid: 'k1' }),
  };
  const text = `${encode(header)}.${encode(claims)}`;
  return `${text}.${sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

async function judge(text: string, expected: ExpectedToken = {}) {
  const verify = createVerify();
  const trust = { kind: 'given_jwks', label: 'keys', insecureTransport: false } as const;
  const judged = await judgeTokens(text, readTokens(text), async () => ({
    verify,
    keys: [{ trust, keys: [{ ...JWK, kid: 'k1' }] }],
    expected,
    clock: { nowSeconds: NOW, skewSeconds: 30 },
    sha2: verify.sha2,
  }));
  const [token] = judged;
  if (!token || judged.length > 1) throw new Error('not one token');
  return token.token;
}

/** What is found wrong by a policy, as `risk a.b.c`. */
async function found(text: string, policy: Policy, expected?: ExpectedToken): Promise<readonly string[]> {
  const { findings } = await judge(text, expected);
  return findings
    .filter(({ outcome }) => outcome === 'fail')
    .map((finding) => [explainFinding(finding, policy).severity, finding.code] as const)
    .flatMap(([severity, code]) => (severity === undefined ? [] : [`${severity} ${code}`]));
}

describe('no rule fires for which a kind makes no sense', () => {
  it.each(SAMPLES)('on $name', async (sample) => {
    const text = jws(sample, sample.claims);
    expect((await judge(text)).kind).toBe(sample.kind);
    expect(await found(text, 'default')).toEqual([]);
  });

  it.each(SAMPLES)('because a profile has a persona and a policy: $name', async (sample) => {
    const expected: ExpectedToken = {
      expectedSubject: 'alice',
      policy: {
        audiences: ['https://api.example'],
        scopes: ['read'],
        claims: [{ token: 'access_token', name: 'scope' }],
        longestLifetimeSeconds: 3600,
      },
    };
    const others = (await found(jws(sample, sample.claims), 'default', expected)).filter(
      // Whom a logout speaks of is the person who signed in: that is compared.
      (one) => !(sample.kind === 'logout_token' && one === 'risk token.sub.unexpected'),
    );
    expect(others).toEqual([]);
  });
});

describe('a token without an end', () => {
  const ending = SAMPLES.filter(({ withoutEnd }) => withoutEnd !== undefined);
  it.each(ending)('is told of by one rule, and by that of its kind: $name', async (sample) => {
    const { exp: _, ...claims } = { exp: 0, ...sample.claims };
    expect(await found(jws(sample, claims), 'default')).toEqual(sample.withoutEnd);
  });

  it('is a risk where nothing is known of what it is', async () => {
    const unknown = { name: '', kind: 'unknown', typ: 'JWT', key: 'kid', claims: {} } as const;
    expect(await found(jws(unknown, { iss: 'https://as.example', sub: 'x' }), 'default')).toEqual([
      'risk token.exp.missing',
    ]);
  });
});

describe('by every other policy', () => {
  const policies = POLICY_NAMES.filter((name) => name !== 'default');
  it.each(SAMPLES.filter(({ kind }) => kind !== 'access_token' && kind !== 'id_token'))(
    'what is asked of access tokens is not asked of $name',
    async (sample) => {
      const text = jws(sample, sample.claims);
      const all = await Promise.all(policies.map((policy) => found(text, policy)));
      // FAPI 2.0 Message Signing §5.3.1 demands nbf and exp of request objects, which RFC 9101 does not.
      const own = `${sample.kind}.`;
      expect(all.flat().filter((one) => !one.includes(` ${own}`))).toEqual([]);
    },
  );
});
