import { describe, expect, it } from 'vitest';
import { ok } from '../../src/core/result.ts';
import { fetchIssuerKeys, isInsecure, readJwks, trustedKeys } from '../../src/engine/server/keys.ts';
import { answered, fakeMachine } from '../support/fake-ports.ts';
import { valueOf } from '../support/test-engine.ts';

describe('the way keys came', () => {
  it.each([
    ['https://issuer.example/jwks', false],
    ['http://127.0.0.1:9/jwks', false],
    ['http://127.9.9.9/jwks', false],
    ['http://localhost:9/jwks', false],
    ['http://[::1]:9/jwks', false],
    ['http://issuer.example/jwks', true],
    ['http://127.0.0.1.evil.example/jwks', true],
    ['http://localhost.evil.example/jwks', true],
    ['http://0.0.0.0/jwks', true],
    ['http://[::ffff:10.0.0.1]/jwks', true],
    ['http://10.0.0.1/jwks', true],
  ])('over %s is insecure: %s', (url, isSo) => {
    expect(isInsecure(url)).toBe(isSo);
  });

  it('is said with the trust source', () => {
    const snapshot = {
      id: '1',
      issuer: 'http://issuer.example',
      jwksUri: 'http://issuer.example/jwks',
      fetchedAtMs: 5,
      insecureTransport: true,
      jwks: { keys: [{ kty: 'EC' }, 'no key'] },
    };
    expect(trustedKeys(snapshot)).toEqual({
      trust: {
        kind: 'issuer_jwks',
        issuer: 'http://issuer.example',
        jwksUri: 'http://issuer.example/jwks',
        fetchedAtMs: 5,
        insecureTransport: true,
      },
      keys: [{ kty: 'EC' }],
    });
  });

  it.each([
    ['http://issuer.example', [], true],
    ['https://issuer.example', [], false],
    ['http://127.0.0.1:9', [], false],
    ['http://issuer.example', ['jwks_uri'] as const, false],
  ])(
    'is insecure too where metadata over http named an https address: %s, overridden %j: %s',
    async (issuer, overridden, isSo) => {
      const { context } = fakeMachine({ store: { putKeySnapshot: async () => undefined } });
      const endpoints = { jwks_uri: 'https://keys.example/jwks' };
      const fetched = await fetchIssuerKeys(
        context,
        { issuer, metadata: { issuer }, endpoints, overridden },
        async (request) => ok(answered(request, 200, '{"keys":[]}')),
      );
      expect(valueOf(fetched).insecureTransport).toBe(isSo);
    },
  );
});

describe('a key set', () => {
  it.each([[undefined], [{}], [{ keys: null }], [{ keys: {} }], [{ keys: 'x' }]])(
    'is none in %j',
    (object) => {
      expect(readJwks(object)).toBeUndefined();
    },
  );
});
