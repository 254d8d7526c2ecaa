import { describe, expect, test } from 'vitest';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { TokenKind } from '../../../src/core/jose/token.ts';
import { jwt } from './tokens.ts';
import { vectors } from './vectors/rfc7520.ts';

const LOGOUT_EVENTS = { 'http://schemas.openid.net/event/backchannel-logout': {} };

describe('what a JWT claims to be', () => {
  test.each<[typ: string, kind: TokenKind]>([
    ['at+jwt', 'access_token'],
    ['application/at+jwt', 'access_token'],
    ['AT+JWT', 'access_token'],
    ['dpop+jwt', 'dpop_proof'],
    ['logout+jwt', 'logout_token'],
    ['token-introspection+jwt', 'introspection_jwt'],
    ['oauth-authz-req+jwt', 'request_object'],
    ['client-authentication+jwt', 'client_assertion'],
  ])('typ %s says %s, whatever the claims and the hint say', (typ, kind) => {
    expect(
      judgeKind(parseToken(jwt({ alg: 'ES256', typ }, { nonce: 'n', at_hash: 'h' })), 'refresh_token'),
    ).toBe(kind);
  });

  test.each<[name: string, header: object, claims: object, kind: TokenKind]>([
    ['the logout event', {}, { events: LOGOUT_EVENTS, nonce: 'n' }, 'logout_token'],
    ['another event', {}, { events: { 'https://example.com/x': {} }, iss: 'a', sub: 'b' }, 'unknown'],
    [
      'events of the wrong type',
      {},
      { events: 'http://schemas.openid.net/event/backchannel-logout' },
      'unknown',
    ],
    ['an introspection response', {}, { token_introspection: { active: true } }, 'introspection_jwt'],
    [
      'method, URI and key',
      { jwk: { kty: 'EC' } },
      { htm: 'GET', htu: 'https://api.example', jti: '1' },
      'dpop_proof',
    ],
    ['method and URI without a key', {}, { htm: 'GET', htu: 'https://api.example' }, 'unknown'],
    ['an authorization request', {}, { response_type: 'code', client_id: 'c', nonce: 'n' }, 'request_object'],
    ['a nonce', {}, { iss: 'i', sub: 's', aud: 'c', nonce: 'n' }, 'id_token'],
    ['at_hash', {}, { at_hash: 'h' }, 'id_token'],
    ['an authentication time', {}, { iss: 'i', sub: 's', auth_time: 1 }, 'id_token'],
    [
      'issuer and subject the same',
      {},
      { iss: 'client', sub: 'client', aud: 'https://as.example' },
      'client_assertion',
    ],
    ['issuer, subject and audience the same', {}, { iss: 'x', sub: 'x', aud: 'x' }, 'unknown'],
    ['a scope', {}, { iss: 'i', sub: 's', scope: 'read' }, 'access_token'],
    ['a scope and an authentication time', {}, { iss: 'i', scp: ['read'], auth_time: 1 }, 'access_token'],
    ['nothing of the kind', {}, { iss: 'i', sub: 's' }, 'unknown'],
  ])('%s tells it', (_name, header, claims, kind) => {
    expect(judgeKind(parseToken(jwt({ alg: 'ES256', typ: 'JWT', ...header }, claims)))).toBe(kind);
  });

  test('the place where it was found outranks claims that are merely usual', () => {
    const idTokenInDisguise = parseToken(jwt({ alg: 'ES256' }, { nonce: 'n', at_hash: 'h' }));
    expect(judgeKind(idTokenInDisguise, 'access_token')).toBe('access_token');
    expect(judgeKind(idTokenInDisguise)).toBe('id_token');
    expect(judgeKind(idTokenInDisguise, 'unknown')).toBe('id_token');
  });

  test('claims that one kind alone has outrank the place', () => {
    expect(judgeKind(parseToken(jwt({ alg: 'ES256' }, { events: LOGOUT_EVENTS })), 'id_token')).toBe(
      'logout_token',
    );
  });

  test('what cannot be read is what it was found as', () => {
    expect(judgeKind(parseToken('opaque'), 'refresh_token')).toBe('refresh_token');
    expect(judgeKind(parseToken('opaque'))).toBe('unknown');
    expect(judgeKind(parseToken('.....'), 'access_token')).toBe('access_token');
    expect(judgeKind(parseToken(vectors.jwe[0]?.compact ?? ''), 'id_token')).toBe('id_token');
  });
});
