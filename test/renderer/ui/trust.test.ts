import { describe, expect, test } from 'vitest';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import { trustLine } from '../../../src/renderer/ui/token/trust.model.ts';

const own = {
  kind: 'issuer_jwks',
  issuer: 'https://i',
  jwksUri: 'https://i/jwks',
  fetchedAtMs: 5,
  insecureTransport: false,
} as const;
const good = {
  state: 'verified',
  alg: 'ES256',
  kid: 'k1',
  thumbprint: 't',
  trust: own,
  attempts: [],
} as const;

function words(verdict: SignatureVerdict): string {
  return trustLine(verdict)
    .text.map((part) => (typeof part === 'string' ? part : part.code))
    .join('');
}

describe('the trust line', () => {
  test('names the key and that it came from the issuer', () => {
    expect(trustLine(good)).toMatchObject({ tone: 'pass', badge: 'Signature verified', fetchedAtMs: 5 });
    expect(words(good)).toBe('ES256 with key k1 from the issuer’s own JWKS, fetched ');
  });

  test('says in the same breath when keys came over an insecure connection', () => {
    const line = trustLine({ ...good, trust: { ...own, insecureTransport: true } });
    expect(line).toMatchObject({ tone: 'risk', warning: expect.stringContaining('insecure connection') });
  });

  test('says of keys a person gave that it was the person', () => {
    expect(words({ ...good, trust: { kind: 'given_key', label: 'pasted key' } })).toContain(
      'that you gave (pasted key)',
    );
    expect(
      words({ ...good, trust: { kind: 'given_jwks', label: 'file', insecureTransport: false } }),
    ).toContain('from the JWKS you gave (file)');
  });

  test.each([true, false])('never calls a key of the token’s own verified (fits: %s)', (fits) => {
    const line = trustLine({ state: 'self_asserted', alg: 'ES256', header: 'jwk', fits, attempts: [] });
    expect(line).toMatchObject({ tone: 'violation', badge: 'Self-asserted' });
    expect(JSON.stringify(line)).not.toMatch(/verified/i);
  });

  test('does not hold its own key against a DPoP proof, and does not trust it for that', () => {
    const fits = { state: 'self_asserted', alg: 'ES256', header: 'jwk', fits: true, attempts: [] } as const;
    const line = trustLine(fits, 'dpop_proof');
    expect(line).toMatchObject({ tone: 'unchecked', badge: 'Fits its own key' });
    expect(JSON.stringify(line)).not.toMatch(/verified/i);
    expect(trustLine({ ...fits, fits: false }, 'dpop_proof')).toMatchObject({ tone: 'violation' });
    expect(trustLine({ ...fits, header: 'jku' }, 'dpop_proof')).toMatchObject({ tone: 'violation' });
  });

  test('says against what a failed signature was tried', () => {
    const verdict = {
      state: 'failed',
      reason: 'bad_signature',
      trust: own,
      message: 'No key fits.',
      attempts: [],
    } as const;
    expect(words(verdict)).toBe('No key fits. Tried against https://i/jwks.');
    expect(trustLine(verdict).badge).toBe('Not verified');
  });

  test('says why a signature was not checked', () => {
    expect(trustLine({ state: 'unchecked', reason: 'no_keys', message: 'No keys.' })).toMatchObject({
      tone: 'unchecked',
      text: ['No keys.'],
    });
  });
});
