import { describe, expect, test } from 'vitest';
import { parseArguments } from '../../../src/cli/arguments/parse-arguments.ts';
import { buildProfile } from '../../../src/cli/profiles/build-profile.ts';
import { PROFILES_ADD } from '../../../src/cli/specs/profiles.ts';
import { PROFILE_DEFAULTS } from '../../../src/contract/models/profile-defaults.ts';

function build(args: readonly string[], json?: string, hasSecret = false) {
  const parsed = parseArguments(PROFILES_ADD, args);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return buildProfile(parsed.value.options, json, hasSecret);
}

function profileOf(args: readonly string[], json?: string, hasSecret = false) {
  const built = build(args, json, hasSecret);
  if (!built.ok) throw new Error(built.fault.message);
  return built.value;
}

const BASE = ['--name', 'billing', '--client-id', 'spa'];

describe('a new profile', () => {
  test('has the defaults where nothing is said', () => {
    expect(profileOf(BASE)).toEqual({
      profile: { ...PROFILE_DEFAULTS, id: '', name: 'billing', clientId: 'spa', environment: 'dev' },
    });
  });

  test('is what the options say', () => {
    const server = [
      '--issuer',
      'https://login.example',
      '--grant',
      'client_credentials',
      '--auth',
      'client_secret_post',
    ];
    const asked = ['--scope', 'a b', '--resource', 'urn:a', '--resource', 'urn:b', '--environment', 'prod'];
    const { profile } = profileOf([
      ...BASE,
      ...server,
      ...asked,
      '--redirect-uri',
      'http://localhost:9000/back',
    ]);
    expect(profile).toMatchObject({
      issuer: 'https://login.example',
      grantType: 'client_credentials',
      clientAuthMethod: 'client_secret_post',
      scope: 'a b',
      resources: ['urn:a', 'urn:b'],
      environment: 'prod',
      redirect: { host: 'localhost', port: 9000, path: '/back', isAnyPort: false },
    });
  });

  test('authenticates with its secret, unless another way is said', () => {
    expect(profileOf(BASE, undefined, true).profile.clientAuthMethod).toBe('client_secret_basic');
    expect(
      profileOf([...BASE, '--auth', 'client_secret_post'], undefined, true).profile.clientAuthMethod,
    ).toBe('client_secret_post');
    expect(profileOf(BASE, '{"privateKey":"{}"}').profile.clientAuthMethod).toBe('private_key_jwt');
  });

  test('may come as JSON, with options before it', () => {
    const json = JSON.stringify({
      name: 'other',
      clientId: 'web',
      scope: 'x',
      clientSecret: 's3cr3t',
      apis: [],
    });
    const { profile, clientSecret } = profileOf(['--name', 'mine'], json);
    expect(profile).toMatchObject({
      name: 'mine',
      clientId: 'web',
      scope: 'x',
      clientAuthMethod: 'client_secret_basic',
    });
    expect(profile).not.toHaveProperty('clientSecret');
    expect(clientSecret).toBe('s3cr3t');
  });

  test('may be what profiles show printed, and is a new one', () => {
    const shown = {
      profile: { ...PROFILE_DEFAULTS, id: 'abc', name: 'old', clientId: 'spa', environment: 'dev' },
      environment: {},
      secrets: [],
    };
    expect(profileOf(['--name', 'copy'], JSON.stringify(shown)).profile).toMatchObject({
      id: '',
      name: 'copy',
      clientId: 'spa',
    });
  });

  test('is never one of the sandbox’s own', () => {
    expect(profileOf(BASE, '{"isSandbox":true}').profile.isSandbox).toBe(false);
  });

  test.each([
    [
      'http://127.0.0.1:8765/callback',
      { host: '127.0.0.1', port: 8765, path: '/callback', isAnyPort: false },
    ],
    ['http://127.0.0.1/callback', { host: '127.0.0.1', port: 0, path: '/callback', isAnyPort: true }],
    ['http://[::1]:81/', { host: '[::1]', port: 81, path: '/', isAnyPort: false }],
  ])('comes back to %s', (uri, redirect) => {
    expect(profileOf([...BASE, '--redirect-uri', uri]).profile.redirect).toEqual(redirect);
  });
});

describe('a profile that cannot be made', () => {
  test.each([
    ['no name', ['--client-id', 'x'], undefined, '--name is needed'],
    ['no client', ['--name', 'x'], undefined, '--client-id is needed'],
    ['JSON that is none', BASE, '{"name":', 'no JSON object'],
    ['a list', BASE, '[]', 'no JSON object'],
    ['a misspelt member', BASE, '{"scopes":"a"}', 'no member scopes'],
    ['a member of the wrong kind', BASE, '{"resources":"a"}', 'resources'],
    ['a secret that is no text', BASE, '{"clientSecret":1}', 'clientSecret'],
    [
      'a redirect elsewhere',
      [...BASE, '--redirect-uri', 'http://evil.example/callback'],
      undefined,
      '127.0.0.1',
    ],
    [
      'a redirect over https',
      [...BASE, '--redirect-uri', 'https://127.0.0.1:1/callback'],
      undefined,
      '127.0.0.1',
    ],
    [
      'a redirect with a query',
      [...BASE, '--redirect-uri', 'http://127.0.0.1:1/callback?x=1'],
      undefined,
      'without query',
    ],
  ])('for %s says so', (_what, args, json, words) => {
    const built = build(args, json);
    expect(built).toMatchObject({ ok: false, fault: { code: 'input.invalid' } });
    expect(JSON.stringify(built)).toContain(words);
  });

  test('repeats nothing of a secret', () => {
    const built = build(BASE, '{"clientSecret":["hunter2-hunter2"],"privateKey":{"d":"hunter2-hunter2"}}');
    expect(built.ok).toBe(false);
    expect(JSON.stringify(built)).not.toContain('hunter2');
  });
});
