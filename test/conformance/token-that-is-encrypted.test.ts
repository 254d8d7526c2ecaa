import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type JsonObject, stringMember } from '../../src/core/json.ts';
import { openFlow } from '../support/flow.ts';
import { encryptDirectly, encryptedToken, keyForJwe } from '../support/jwe.ts';
import { expectNoSecrets } from '../support/no-secrets.ts';
import { valueOf } from '../support/test-engine.ts';

const RSA = { alg: 'RSA-OAEP-256', enc: 'A256GCM' } as const;
const key = keyForJwe(RSA.alg, RSA.enc);
const jwk = JSON.stringify(key.privateJwk);
const failed = (findings: readonly { readonly code: string; readonly outcome: string }[] = []) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);

describe('a token that is signed, then encrypted', () => {
  it('is opened with the key a person gives, and its signature verified with the issuer’s keys', async () => {
    const { engine, profile, server } = await openFlow();
    const text = await encryptedToken({ ...RSA, cty: 'JWT' }, server.accessToken(), key);
    const [token] = valueOf(await engine.inspect({ text, profileId: profile.id, decryptionKeys: jwk }));
    expect(token?.signature).toMatchObject({ state: 'verified', trust: { kind: 'issuer_jwks' } });
    expect(token?.layers.map(({ id, parentId, kind }) => [id, parentId, kind])).toEqual([
      ['0', undefined, 'jwe'],
      ['0.0', '0', 'jws'],
    ]);
    expect(token?.layers[0]?.decryption).toMatchObject({ state: 'decrypted', alg: RSA.alg, enc: RSA.enc });
    expect(token?.layers[1]).toMatchObject({ text: expect.stringMatching(/^eyJ/) as string });
    expect(token?.layers[1]?.at).toBeUndefined();
  });

  it('says nothing of its content without a key, and fetches nothing', async () => {
    const { engine, profile, server } = await openFlow();
    const text = await encryptedToken({ ...RSA, cty: 'JWT' }, server.accessToken(), key);
    const [token] = valueOf(await engine.inspect({ text, profileId: profile.id }));
    expect(token?.layers).toMatchObject([
      { kind: 'jwe', decryption: { state: 'unchecked', reason: 'no_keys' } },
    ]);
    expect(failed(token?.findings)).toContain('token.encryption.not_decrypted');
    expect(server.count('/jwks')).toBe(0);
  });

  it('leaves nothing of the key it was opened with behind: not in the store, the log, or the answer', async () => {
    const { engine, profile, server, test } = await openFlow();
    const text = await encryptedToken({ ...RSA, cty: 'JWT' }, server.accessToken(), key);
    const answer = await engine.inspect({ text, profileId: profile.id, decryptionKeys: jwk });
    const secrets = ['d', 'p', 'q', 'dp', 'dq', 'qi'].map((name) => stringMember(key.privateJwk, name) ?? '');
    for (const secret of secrets) expect(JSON.stringify(answer)).not.toContain(secret);
    await expectNoSecrets(engine, { profileId: profile.id, logLines: test.logLines, secrets });
  });

  it('is opened with what the profile’s client has for it: its private key, or a key made of its secret', async () => {
    const secret = 'SECRET-a-client-secret-of-some-length';
    const { engine, profile, server } = await openFlow({ clientSecret: secret });
    const made = {
      kty: 'oct',
      k: createHash('sha256').update(secret).digest().subarray(0, 16).toString('base64url'),
    };
    const text = await encryptedToken({ alg: 'A128KW', enc: 'A128GCM', cty: 'JWT' }, server.accessToken(), {
      publicJwk: made,
      privateJwk: made,
    });
    const [token] = valueOf(await engine.inspect({ text, profileId: profile.id }));
    expect(token?.layers[0]?.decryption).toMatchObject({
      state: 'decrypted',
      key: { label: 'a key made of the client secret' },
    });
    expect(JSON.stringify(token)).not.toContain(made.k);
    valueOf(await engine.saveProfile({ profile, privateKey: jwk }));
    const rsa = await encryptedToken({ ...RSA, cty: 'JWT' }, server.accessToken(), key);
    const [other] = valueOf(await engine.inspect({ text: rsa, profileId: profile.id }));
    expect(other?.layers[0]?.decryption).toMatchObject({ key: { label: 'the profile’s private key' } });
    // Without the profile nothing of it is used.
    expect(valueOf(await engine.inspect({ text: rsa }))[0]?.layers).toHaveLength(1);
  });

  it('is found wanting where a part of it was forged', async () => {
    const { engine, profile, server } = await openFlow();
    const forged = `${server.accessToken().slice(0, -6)}AAAAAA`;
    const text = await encryptedToken({ ...RSA, cty: 'JWT' }, forged, key);
    const [token] = valueOf(await engine.inspect({ text, profileId: profile.id, decryptionKeys: jwk }));
    expect(token?.signature).toMatchObject({ state: 'failed' });
    expect(failed(token?.findings)).toContain('token.signature.invalid');
  });
});

describe('a token that is encrypted only', () => {
  it('is nobody’s word where the key to encrypt with is public, whatever its claims say', async () => {
    const { engine } = await openFlow();
    const text = await encryptedToken(RSA, '{"iss":"https://issuer.example","exp":1}', key);
    const [token] = valueOf(await engine.inspect({ text, decryptionKeys: jwk }));
    expect(failed(token?.findings)).toContain('token.encryption.unsigned_claims');
    expect(token?.signature).toMatchObject({ state: 'unchecked' });
    expect(token?.layers[1]).toMatchObject({
      kind: 'json',
      payloadText: '{"iss":"https://issuer.example","exp":1}',
    });
  });

  it('has its claims judged all the same: whom they are for, how long, and how they are written', async () => {
    const { engine, profile } = await openFlow();
    const claims =
      '{"iss":"https://mallory.example","aud":"another","exp":1,"exp":2,"scope":["a"],"nonce":"n"}';
    const text = await encryptedToken({ ...RSA, typ: 'at+jwt' }, claims, key);
    const [token] = valueOf(await engine.inspect({ text, profileId: profile.id, decryptionKeys: jwk }));
    expect(token?.kind).toBe('access_token');
    expect(failed(token?.findings)).toEqual(
      expect.arrayContaining([
        'token.iss.mismatch',
        'token.exp.expired',
        'token.json.duplicate_member',
        'access_token.scope.not_a_string',
        'access_token.signature.missing',
        'token.encryption.unsigned_claims',
      ]),
    );
    // The claims are marked where they stand; nothing is said twice, and nothing of a signature that nobody made.
    const expired = token?.findings.find(({ code }) => code === 'token.exp.expired');
    expect(expired?.at).toMatchObject({ kind: 'claim', part: 'payload', pointer: '/exp' });
    const codes = token?.findings.map(({ code }) => code) ?? [];
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.startsWith('token.signature.'))).toEqual([]);
    expect(codes.filter((code) => code.includes('.alg.') && !code.startsWith('token.encryption.'))).toEqual(
      [],
    );
  });

  it('is judged as if it were another time, as any token is', async () => {
    const { engine } = await openFlow();
    const text = await encryptedToken(RSA, '{"iss":"https://issuer.example","exp":2000000000}', key);
    const at = async (atMs: number) =>
      failed(valueOf(await engine.inspect({ text, decryptionKeys: jwk, atMs }))[0]?.findings);
    expect(await at(1_999_999_000_000)).not.toContain('token.exp.expired');
    expect(await at(2_000_000_100_000)).toContain('token.exp.expired');
  });

  it('says plainly that no issuer signed it, and whether anyone can have made it', async () => {
    const { engine } = await openFlow();
    const said = async (text: string, keys: JsonObject) =>
      valueOf(await engine.inspect({ text, decryptionKeys: JSON.stringify(keys) }))[0];
    const open = await said(await encryptedToken(RSA, '{"sub":"a"}', key), key.privateJwk);
    expect(open?.signature).toMatchObject({ state: 'unchecked', reason: 'not_signed' });
    expect(open?.signature).toMatchObject({ message: expect.stringContaining('anyone can have made it') });
    const shared = keyForJwe('dir', 'A256GCM');
    const direct = encryptDirectly({ alg: 'dir', enc: 'A256GCM' }, Buffer.from('{"sub":"a"}'), shared);
    const closed = await said(direct, shared.privateJwk);
    expect(closed?.signature).toMatchObject({ state: 'unchecked', reason: 'shared_key_only' });
    expect(failed(closed?.findings)).not.toContain('token.encryption.unsigned_claims');
  });

  it('is no ID token, which is signed whatever it is encrypted with', async () => {
    const { engine } = await openFlow();
    const shared = keyForJwe('dir', 'A256GCM');
    const claims = Buffer.from('{"iss":"https://issuer.example","sub":"a","nonce":"n"}');
    const text = encryptDirectly({ alg: 'dir', enc: 'A256GCM' }, claims, shared);
    const decryptionKeys = JSON.stringify(shared.privateJwk);
    const [token] = valueOf(await engine.inspect({ text, decryptionKeys }));
    expect(token?.kind).toBe('id_token');
    expect(failed(token?.findings)).toContain('id_token.signature.missing');
    expect(failed(token?.findings)).toContain('id_token.aud.missing');
  });

  it('names what was wrong: the key, the content, the compression', async () => {
    const { engine } = await openFlow();
    const shared = keyForJwe('dir', 'A256GCM');
    const of = async (text: string, keys: JsonObject) =>
      failed(valueOf(await engine.inspect({ text, decryptionKeys: JSON.stringify(keys) }))[0]?.findings);
    const wrapped = await encryptedToken({ alg: 'A256KW', enc: 'A256GCM' }, 'x', shared);
    expect(await of(wrapped, keyForJwe('dir', 'A256GCM').privateJwk)).toContain('token.encryption.wrong_key');
    expect(await of(wrapped, key.privateJwk)).toContain('token.encryption.no_key');
    const direct = encryptDirectly({ alg: 'dir', enc: 'A256GCM' }, Buffer.from('x'), shared);
    const byWrongKey = await of(direct, keyForJwe('dir', 'A256GCM').privateJwk);
    expect(byWrongKey).toContain('token.encryption.wrong_key');
    expect(byWrongKey).not.toContain('token.encryption.tag_mismatch');
    const changed = wrapped.replace(
      /\.([^.])([^.]*)\.([^.]+)$/,
      (_, a, b, c) => `.${a === 'A' ? 'B' : 'A'}${b}.${c}`,
    );
    expect(await of(changed, shared.privateJwk)).toContain('token.encryption.tag_mismatch');
    const zipped = encryptDirectly(
      { alg: 'dir', enc: 'A256GCM', zip: 'DEF' },
      Buffer.from('no deflate'),
      shared,
    );
    expect(await of(zipped, shared.privateJwk)).toContain('token.encryption.zip_unreadable');
  });

  it('is refused where the key given for it is none', async () => {
    const { engine } = await openFlow();
    const text = await encryptedToken(RSA, '{}', key);
    for (const decryptionKeys of ['{}', '-----BEGIN PRIVATE KEY-----', 'https://issuer.example/key', text]) {
      expect(await engine.inspect({ text, decryptionKeys })).toMatchObject({
        ok: false,
        fault: { code: 'input.invalid' },
      });
    }
  });
});

describe('a token in a token in a token', () => {
  it('is opened to a depth, and the rest is said to be there', async () => {
    const { engine } = await openFlow();
    let text = '{"iss":"innermost"}';
    for (let depth = 0; depth < 7; depth++) text = await encryptedToken({ ...RSA, cty: 'JWT' }, text, key);
    const [token] = valueOf(await engine.inspect({ text, decryptionKeys: jwk }));
    const states = token?.layers.map(({ decryption }) => decryption?.state);
    expect(states).toEqual(['decrypted', 'decrypted', 'decrypted', 'decrypted', 'unchecked']);
    expect(failed(token?.findings)).toContain('token.encryption.nested_too_deep');
    expect(JSON.stringify(token)).not.toContain('innermost');
  });

  it('that is signed twice is read to the inner one', async () => {
    const { engine } = await openFlow();
    const secret = 'a secret of thirty-two characters';
    const signed = (payload: string, header: object) => {
      const input = [JSON.stringify({ alg: 'HS256', ...header }), payload]
        .map((part) => Buffer.from(part).toString('base64url'))
        .join('.');
      return `${input}.${createHmac('sha256', secret).update(input).digest('base64url')}`;
    };
    const text = signed(signed('{"iss":"inner"}', {}), { cty: 'JWT' });
    const [token] = valueOf(await engine.inspect({ text, keys: secret }));
    expect(token?.layers.map(({ id, signature }) => [id, signature?.state])).toEqual([
      ['0', 'verified'],
      ['0.0', 'verified'],
    ]);
    expect(token?.signature).toMatchObject({ trust: { label: 'the secret you gave, read as text' } });
    expect(JSON.stringify(token)).not.toContain(secret);
  });
});
