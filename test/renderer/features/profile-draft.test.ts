import { describe, expect, test } from 'vitest';
import { type Profile, ProfileSchema } from '../../../src/contract/models/profile.ts';
import {
  type Draft,
  draftOf,
  draftName,
  isSameDraft,
  newDraft,
  profileOf,
  readCallback,
  readPairs,
} from '../../../src/renderer/features/profiles/draft.model.ts';
import { draftProblems } from '../../../src/renderer/features/profiles/draft-problems.model.ts';
import { profile } from '../../support/fake-window/data.ts';

const full: Profile = profile('dev/x', 'dev', {
  endpoints: { token_endpoint: 'https://i/token', device_authorization_endpoint: 'https://i/device' },
  audience: 'a',
  prompt: 'login consent',
  maxAgeSeconds: 0,
  acrValues: 'silver',
  persona: { label: 'alice', loginHint: 'alice@example', expectedSubject: 'sub-1' },
  extraAuthorizationParameters: [
    ['ui_locales', 'de fr'],
    ['empty', ''],
  ],
  extraTokenParameters: [['a', 'b=c']],
  allowedAlgs: ['ES256', 'RS256'],
  policy: {
    audiences: ['https://api/'],
    scopes: ['invoice:read'],
    claims: [
      { token: 'access_token', name: 'tenant' },
      { token: 'id_token', name: 'email_verified', value: 'true' },
    ],
    longestLifetimeSeconds: 600,
  },
  apis: [{ id: 'one', name: 'One', method: 'POST', url: 'https://api/', audience: 'api' }],
});

function good(more: Partial<Draft> = {}): Draft {
  return { ...newDraft('dev'), name: 'n', clientId: 'c', issuer: 'https://i.example', ...more };
}

describe('the form of a profile', () => {
  test('saved without a touch is the same profile, hidden endpoints included', () => {
    expect(profileOf(draftOf(full), full)).toEqual(full);
    const plain = profile('dev/y', 'dev');
    expect(profileOf(draftOf(plain), plain)).toEqual(plain);
  });

  test('makes what the contract accepts', () => {
    expect(ProfileSchema.safeParse(profileOf(good(), undefined)).success).toBe(true);
    expect(ProfileSchema.safeParse(profileOf(draftOf(full), full)).success).toBe(true);
  });

  test('leaves out what was emptied', () => {
    const emptied = profileOf(
      {
        ...draftOf(full),
        issuer: ' ',
        scope: '',
        maxAge: '',
        personaLabel: '',
        loginHint: '',
        expectedSubject: '',
        algs: '',
        policyAudiences: '',
        policyScopes: ' ',
        policyClaims: '',
        policyIdTokenClaims: '\n',
        policyLifetime: '',
      },
      full,
    );
    for (const name of ['issuer', 'scope', 'maxAgeSeconds', 'persona', 'allowedAlgs', 'policy'])
      expect(emptied).not.toHaveProperty(name);
  });

  test('is called by its client, else by its server, where a person gives no name', () => {
    expect(profileOf(good({ name: '', clientId: ' abc ' }), undefined).name).toBe('abc');
    expect(draftName({ name: '', clientId: '', issuer: 'https://login.example/x' })).toBe('login.example');
    expect(draftName({ name: ' Mine ', clientId: 'abc', issuer: '' })).toBe('Mine');
    expect(draftName({ name: '', clientId: '', issuer: 'nonsense' })).toBe('');
  });

  test.each([
    ['http://127.0.0.1:8765/callback', { host: '127.0.0.1', port: 8765, path: '/callback' }],
    [' http://[::1]:9000/cb ', { host: '[::1]', port: 9000, path: '/cb' }],
    ['HTTP://LOCALHOST/a/b', { host: 'localhost', port: 80, path: '/a/b' }],
    ['https://127.0.0.1:8765/callback', undefined],
    ['http://login.example:8765/callback', undefined],
    ['http://127.0.0.1:65536/callback', undefined],
    ['http://127.0.0.1:8765', undefined],
    ['http://127.0.0.1:8765//evil', undefined],
    ['http://127.0.0.1:8765/a b', undefined],
    ['', undefined],
  ])('reads the callback address %j', (text, parts) => {
    expect(readCallback(text)).toEqual(parts);
  });

  test('is unchanged where only white space differs, and changed where a value does', () => {
    const saved = draftOf(full);
    expect(isSameDraft({ ...saved, scope: `${saved.scope} `, name: ` ${saved.name}` }, saved, full)).toBe(
      true,
    );
    expect(isSameDraft({ ...saved, callback: 'http://127.0.0.1:1/callback' }, saved, full)).toBe(false);
    expect(isSameDraft({ ...saved, callback: 'half typed' }, saved, full)).toBe(false);
    expect(isSameDraft({ ...saved, maxAge: 'x' }, saved, full)).toBe(false);
    expect(isSameDraft({ ...saved, policyClaims: '=admin' }, saved, full)).toBe(false);
    expect(isSameDraft({ ...saved, extraToken: 'nothing' }, saved, full)).toBe(false);
    expect(isSameDraft({ ...saved, policyClaims: 'tenant\n' }, saved, full)).toBe(true);
  });
});

describe('what is wrong with a form', () => {
  test('is nothing for a name, a client id and an issuer', () => {
    expect(draftProblems(good())).toEqual({});
  });

  test.each([
    ['name', { name: ' ', clientId: '', issuer: '' }],
    ['clientId', { clientId: '' }],
    ['issuer', { issuer: 'login.example' }],
    ['issuer', { issuer: 'ftp://login.example' }],
    ['token_endpoint', { issuer: '' }],
    ['callback', { callback: 'http://127.0.0.1:0/callback' }],
    ['callback', { callback: 'https://127.0.0.1/callback' }],
    ['callback', { callback: '' }],
    ['maxAge', { maxAge: '-1' }],
    ['skew', { skew: '3601' }],
    ['policyClaims', { policyClaims: '=acme' }],
    ['policyIdTokenClaims', { policyIdTokenClaims: 'email\n=x' }],
    ['policyLifetime', { policyLifetime: '0' }],
    ['extraAuthorization', { extraAuthorization: 'ui_locales' }],
    ['extraToken', { extraToken: '=x' }],
    ['api 0', { apis: [{ id: 'a', name: '', method: 'GET', url: 'api' }] }],
  ] as const)('stands at %s for %j', (field, more) => {
    expect(draftProblems(good(more as Partial<Draft>))).toHaveProperty([field]);
  });

  test('port 0 is fine where any port will do', () => {
    expect(draftProblems(good({ callback: 'http://127.0.0.1:0/callback', isAnyPort: true }))).toEqual({});
  });

  test('a client without a person needs no authorization endpoint', () => {
    const bare = good({
      issuer: '',
      grantType: 'client_credentials',
      endpoints: { ...good().endpoints, token_endpoint: 'https://i/t' },
    });
    expect(draftProblems(bare)).toEqual({});
  });
});

test('parameter lines keep order, repeats and further equals signs', () => {
  expect(readPairs('a=1\n\n a = 2 \nb=c=d')).toEqual([
    ['a', '1'],
    ['a', '2'],
    ['b', 'c=d'],
  ]);
  expect(readPairs('a=1\nb')).toBeUndefined();
});
