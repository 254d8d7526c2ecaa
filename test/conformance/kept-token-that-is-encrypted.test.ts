import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { stringMember } from '../../src/core/json.ts';
import { openFlow } from '../support/flow.ts';
import { encryptDirectly, encryptedToken, keyForJwe } from '../support/jwe.ts';
import { expectNoSecrets } from '../support/no-secrets.ts';
import { valueOf } from '../support/test-engine.ts';

const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT' } as const;
const key = keyForJwe(RSA.alg, RSA.enc);
const keys = JSON.stringify(key.privateJwk);
const failed = (findings: readonly { readonly code: string; readonly outcome: string }[]) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);

/** A token encrypted for `key`, kept with a profile that holds no key. */
async function kept(claims: Record<string, unknown> = {}, header: Record<string, unknown> = {}) {
  const flow = await openFlow();
  const inside = flow.server.accessToken({ email: 'zoe@example.org', ...claims });
  const text = await encryptedToken({ ...RSA, ...header }, inside, key);
  const tokenId = valueOf(await flow.engine.keepToken(text, flow.profile.id));
  return { ...flow, text, inside, tokenId };
}

describe('a kept token that is encrypted', () => {
  it('says nothing of what is inside until it is opened', async () => {
    const { engine, tokenId } = await kept();
    const view = valueOf(await engine.viewToken(tokenId));
    expect(view.layers).toMatchObject([
      { kind: 'jwe', decryption: { state: 'unchecked', reason: 'no_keys' } },
    ]);
    expect(failed(view.findings)).toContain('token.encryption.not_decrypted');
  });

  it('is opened with the key a person gives: verified and judged, and what it says comes masked', async () => {
    const { engine, acquire, tokenId, inside } = await kept({ exp: 1 });
    // The issuer’s keys are known from a run.
    await acquire();
    const view = valueOf(await engine.decryptToken({ tokenId, keys }));
    expect(view.layers).toMatchObject([
      { id: '0', kind: 'jwe', decryption: { state: 'decrypted' }, isMasked: true },
      { id: '0.0', kind: 'jws', signature: { state: 'verified' }, isMasked: true },
    ]);
    expect(view.signature).toMatchObject({ state: 'verified', trust: { kind: 'issuer_jwks' } });
    expect(failed(view.findings)).toContain('token.exp.expired');
    for (const layer of view.layers) {
      expect(layer).not.toHaveProperty('payloadText');
      expect(layer).not.toHaveProperty('text');
    }
    expect(view.layers[1]).not.toHaveProperty('headerText');
    const told = JSON.stringify(view);
    for (const segment of inside.split('.')) expect(told).not.toContain(segment);
    expect(told).not.toContain('zoe@example.org');
  });

  it('tells what is inside where a person asks for it, with its life and its scopes', async () => {
    const { engine, tokenId, inside } = await kept({ scope: 'read write', exp: 2_000_000_000 });
    const view = valueOf(await engine.decryptToken({ tokenId, keys, reveal: true }));
    expect(view.layers[1]).toMatchObject({ kind: 'jws', text: inside });
    expect(view.layers[1]?.payloadText).toContain('zoe@example.org');
    expect(view.layers.some(({ isMasked }) => isMasked)).toBe(false);
    expect(view.life.expiresAtSeconds).toBe(2_000_000_000);
    expect(view.scopes.filter(({ inToken }) => inToken).map(({ scope }) => scope)).toEqual(['read', 'write']);
  });

  it('is judged as if it were another time', async () => {
    const { engine, tokenId } = await kept({ exp: 2_000_000_000 });
    const later = valueOf(await engine.decryptToken({ tokenId, keys, atMs: 2_000_000_100_000 }));
    expect(failed(later.findings)).toContain('token.exp.expired');
  });

  it('is opened with the key of its profile without another', async () => {
    const { engine, tokenId, profile } = await kept();
    valueOf(await engine.saveProfile({ profile, privateKey: keys }));
    const view = valueOf(await engine.viewToken(tokenId));
    expect(view.layers).toMatchObject([{ decryption: { state: 'decrypted' }, isMasked: true }]);
    expect(view.layers).toHaveLength(1);
    const opened = valueOf(await engine.decryptToken({ tokenId }));
    expect(opened.layers).toHaveLength(2);
    expect(JSON.stringify(opened)).not.toContain('zoe@example.org');
  });

  it('leaves nothing of the key behind: not in the store, the log, or the answer', async () => {
    const { engine, tokenId, profile, test } = await kept();
    const answer = await engine.decryptToken({ tokenId, keys, reveal: true });
    const secrets = ['d', 'p', 'q', 'dp', 'dq', 'qi'].map((name) => stringMember(key.privateJwk, name) ?? '');
    for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
    await expectNoSecrets(engine, { profileId: profile.id, logLines: test.logLines, secrets });
    // And the next look has no key.
    expect(valueOf(await engine.decryptToken({ tokenId })).layers).toMatchObject([
      { decryption: { state: 'unchecked' } },
    ]);
  });

  it('says what to do where the key is none, another, of no use, or the algorithm is unknown', async () => {
    const { engine, tokenId, profile } = await kept();
    const broken = '-----BEGIN PRIVATE KEY-----\nc2VjcmV0LTMxNDE1\n-----END PRIVATE KEY-----';
    for (const none of ['{}', broken, 'https://issuer.example/key?c2VjcmV0LTMxNDE1']) {
      const answer = await engine.decryptToken({ tokenId, keys: none });
      const remedy: unknown = expect.stringMatching(/\w/);
      expect(answer).toMatchObject({ ok: false, fault: { code: 'input.invalid', remedy } });
      expect(JSON.stringify(answer)).not.toContain('c2VjcmV0LTMxNDE1');
    }
    const of = async (id: string, given: object) => {
      const view = valueOf(await engine.decryptToken({ tokenId: id, keys: JSON.stringify(given) }));
      return failed(view.findings);
    };
    expect(await of(tokenId, keyForJwe('A256KW', 'A256GCM').privateJwk)).toContain('token.encryption.no_key');
    const shared = keyForJwe('dir', 'A256GCM');
    const keep = async (text: string) => valueOf(await engine.keepToken(text, profile.id));
    const direct = await keep(encryptDirectly({ alg: 'dir', enc: 'A256GCM' }, Buffer.from('x'), shared));
    expect(await of(direct, keyForJwe('dir', 'A256GCM').privateJwk)).toContain('token.encryption.wrong_key');
    const strange = await keep(encryptDirectly({ alg: 'dir', enc: 'A999GCM' }, Buffer.from('x'), shared));
    expect(await of(strange, shared.privateJwk)).toContain('token.encryption.unsupported');
    const bomb = encryptDirectly(
      { alg: 'dir', enc: 'A256GCM', zip: 'DEF' },
      deflateRawSync(Buffer.alloc(8 * 1024 * 1024, 32)),
      shared,
    );
    expect(await of(await keep(bomb), shared.privateJwk)).toContain('token.encryption.zip_bomb');
  });

  it('is not here any more', async () => {
    const { engine } = await openFlow();
    expect(await engine.decryptToken({ tokenId: 'gone' })).toMatchObject({
      ok: false,
      fault: { code: 'token.not_found' },
    });
  });
});

describe('a kept token that is encrypted inside of a signature', () => {
  it('is opened too, and its content told only on a person’s act', async () => {
    const { engine, server, profile } = await openFlow();
    const sealed = await encryptedToken(RSA, server.accessToken({ email: 'zoe@example.org' }), key);
    const segment = (text: string) => Buffer.from(text).toString('base64url');
    const outside = `${segment('{"alg":"ES256","cty":"JWT"}')}.${segment(sealed)}.c2lnbmF0dXJl`;
    const tokenId = valueOf(await engine.keepToken(outside, profile.id));
    const masked = valueOf(await engine.decryptToken({ tokenId, keys }));
    expect(masked.layers.map(({ id, kind }) => [id, kind])).toEqual([
      ['0', 'jws'],
      ['0.0', 'jwe'],
      ['0.0.0', 'jws'],
    ]);
    expect(JSON.stringify(masked)).not.toContain('zoe@example.org');
    expect(JSON.stringify(masked)).not.toContain(sealed.split('.')[3]);
    const told = valueOf(await engine.decryptToken({ tokenId, keys, reveal: true }));
    expect(told.layers[2]?.payloadText).toContain('zoe@example.org');
  });
});
