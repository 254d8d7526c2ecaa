import { describe, expect, test } from 'vitest';
import {
  adviceOf,
  challengesOf,
  earlierCalls,
  missingScopes,
  statusMeaning,
} from '../../../src/renderer/features/call/answer.model.ts';
import { parseChallenges } from '../../../src/core/oauth/resource/challenge.ts';
import {
  bodyProblem,
  callInput,
  firstForm,
  headerProblem,
  newApiId,
  OTHER_ADDRESS,
  whyNotReady,
  withApi,
  withHeader,
  withSavedApi,
} from '../../../src/renderer/features/call/call.model.ts';
import { challengeMeaning, schemeMeaning } from '../../../src/renderer/features/call/challenge-words.ts';
import { profileViews, tokens } from '../../support/fake-window/data.ts';
import { exchangeRows, exchangeView } from '../../support/fake-window/exchanges.ts';

const { profile } = profileViews(0)[0]!;
const own = tokens(0).map(({ summary }) => summary);

describe('the form of a call', () => {
  const form = firstForm(profile, own, undefined);

  test('begins with the first API and a live token', () => {
    expect(form).toMatchObject({ apiId: 'invoices', method: 'GET', tokenId: 'access-1' });
  });

  test('sends an API by its id, and a changed address as an address alone', () => {
    expect(callInput(form, profile)).toEqual({ tokenId: 'access-1', method: 'GET', apiId: 'invoices' });
    expect(callInput({ ...form, url: 'https://other.example/' }, profile)).toEqual({
      tokenId: 'access-1',
      method: 'GET',
      url: 'https://other.example/',
    });
  });

  test('sends a body only where the method has one', () => {
    expect(callInput({ ...form, body: '{}' }, profile)).not.toHaveProperty('body');
    expect(callInput({ ...form, method: 'POST', body: '{}' }, profile)).toHaveProperty('body', '{}');
  });

  test('sends headers in their order, and says what the body is unless one of them does', () => {
    const typed = withHeader(withHeader({ ...form, method: 'POST', body: '{}' }, 'X-A', '1'), '', '');
    expect(callInput(typed, profile)?.headers).toEqual([
      ['Content-Type', 'application/json'],
      ['X-A', '1'],
    ]);
    const own = withHeader(
      { ...form, method: 'POST', body: 'a=1', bodyKind: 'form' },
      'content-type',
      'text/x',
    );
    expect(callInput(own, profile)?.headers).toEqual([['content-type', 'text/x']]);
    expect(callInput({ ...form, body: '{}' }, profile)).not.toHaveProperty('headers');
  });

  test('is not ready with a header that may not be sent, and says which and why', () => {
    const typed = withHeader(form, 'Host', 'elsewhere.example');
    expect(callInput(typed, profile)).toBeUndefined();
    expect(whyNotReady(typed, undefined)).toBe('Correct the headers first.');
    expect(headerProblem(typed.headers[0]!)).toContain('made from the address');
    expect(headerProblem({ id: 1, name: '', value: '' })).toBeUndefined();
  });

  test('asks before a bound token is presented as Bearer', () => {
    const binding = { kind: 'dpop' } as const;
    expect(callInput(form, profile, binding)).toBeUndefined();
    expect(whyNotReady(form, binding)).toContain('as Bearer');
    expect(callInput({ ...form, asBearer: true }, profile, binding)).toHaveProperty('asBearer', true);
    expect(callInput({ ...form, asBearer: true }, profile)).not.toHaveProperty('asBearer');
  });

  test('sends the key of a token that is bound to one, unless it goes as Bearer or is bound otherwise', () => {
    const binding = { kind: 'dpop' } as const;
    const given = { ...form, key: '{"kty":"EC"}' };
    expect(whyNotReady(form, binding)).toContain('Give the key');
    expect(whyNotReady({ ...form, key: ' \n' }, binding)).toContain('Give the key');
    expect(callInput(given, profile, binding)).toHaveProperty('key', '{"kty":"EC"}');
    expect(callInput({ ...given, asBearer: true }, profile, binding)).not.toHaveProperty('key');
    expect(callInput(given, profile)).not.toHaveProperty('key');
    expect(whyNotReady(given, { kind: 'mtls' })).toContain('as Bearer');
    expect(callInput(given, profile, { kind: 'mtls' })).toBeUndefined();
  });

  test('says of a body that is no JSON that it is none, and sends it', () => {
    const broken = { ...form, method: 'POST', body: '{"a":' } as const;
    expect(bodyProblem(broken)).toContain('no JSON');
    expect(callInput(broken, profile)).toHaveProperty('body', '{"a":');
    expect(bodyProblem({ ...broken, bodyKind: 'text' })).toBeUndefined();
    expect(bodyProblem({ ...broken, body: '' })).toBeUndefined();
  });

  test('is kept as an API of the profile under an id of its own', () => {
    const typed = { ...form, method: 'POST', url: 'https://other.example/x' } as const;
    const id = newApiId(profile);
    expect(profile.apis.map((api) => api.id)).not.toContain(id);
    expect(withSavedApi(profile, typed, 'Other', id).apis.at(-1)).toEqual({
      id,
      name: 'Other',
      method: 'POST',
      url: 'https://other.example/x',
    });
  });

  test('is not ready without a token or an address', () => {
    expect(callInput({ ...form, url: 'invoices' }, profile)).toBeUndefined();
    expect(callInput({ ...form, tokenId: undefined }, profile)).toBeUndefined();
  });

  test('takes method and address from the API that is chosen, and keeps them for another address', () => {
    const pay = withApi(form, profile, 'pay');
    expect(pay).toMatchObject({ method: 'POST', url: expect.stringContaining('/pay') });
    expect(withApi(pay, profile, OTHER_ADDRESS)).toMatchObject({ apiId: OTHER_ADDRESS, url: pay.url });
  });
});

test('a challenge is read and every part of it explained', () => {
  const refused = exchangeView(
    exchangeRows(0).find(({ id }) => id === 'x6')!,
    false,
  );
  const [challenge] = challengesOf(refused);
  const { meanings } = refused.response!;
  expect(challenge?.scheme).toBe('Bearer');
  expect(schemeMeaning('Bearer')).toContain('RFC 6750');
  for (const [name, value] of challenge?.parameters ?? [])
    expect(challengeMeaning(name, value, meanings)).not.toBe('');
  expect(challengeMeaning('error', 'invalid_token', meanings)).toContain('RFC 6750 §3.1');
  expect(challengeMeaning('error', 'made_up', meanings)).toBe('An error code that no standard lists.');
  expect(challengeMeaning('x_y', '1', meanings)).toContain('Not in the standards');
  expect(schemeMeaning('Mutual')).toContain('does not know');
});

test('a status says what it means for the token', () => {
  expect([200, 204, 401, 403, 404, 500].map(statusMeaning)).toEqual([
    'accepted',
    'accepted',
    'refused',
    'forbidden',
    'other',
    'other',
  ]);
});

describe('what to do after an answer', () => {
  const after = (status: number, challenge: string, state: 'live' | 'expired' = 'live') =>
    adviceOf(status, parseChallenges(challenge), { state });

  test.each([
    [200, '', []],
    [401, 'Bearer error="invalid_token"', ['invalid']],
    [401, '', ['no_challenge']],
    [403, 'Bearer error="insufficient_scope", scope="a"', ['scope']],
    [403, '', ['forbidden']],
    [401, 'Bearer error="insufficient_user_authentication", max_age="5"', ['step_up']],
    [401, 'DPoP error="use_dpop_nonce"', ['nonce', 'proof']],
    [401, 'Bearer realm="a", DPoP algs="ES256"', ['proof']],
    [400, 'Bearer error="invalid_request"', ['request']],
    [401, 'Bearer resource_metadata="https://api.example/.well-known/x"', ['metadata']],
    [500, '', []],
  ] as const)('%i with %o is %o', (status, challenge, advice) => {
    expect(after(status, challenge)).toEqual(advice);
  });

  test('names a token that is over before what the API says of it', () => {
    expect(after(401, 'Bearer error="invalid_token"', 'expired')).toEqual(['ended']);
  });

  test('names the scopes that were not granted, where that is known', () => {
    const challenges = parseChallenges('Bearer scope="a b", Bearer scope="b c"');
    expect(missingScopes(challenges, ['a'])).toEqual(['b', 'c']);
    expect(missingScopes(challenges, undefined)).toEqual([]);
  });

  test('is compared with earlier calls: those to the very address first, then the newest', () => {
    const rows = exchangeRows(1_800_000_000_000);
    expect(earlierCalls(rows, 'https://api.dev.example/invoices').map(({ id }) => id)).toEqual(['x6']);
    expect(earlierCalls(rows, 'no address').map(({ id }) => id)).toEqual(['x7', 'x6']);
    expect(earlierCalls(rows, 'https://nowhere.example/')).toEqual([]);
  });
});
