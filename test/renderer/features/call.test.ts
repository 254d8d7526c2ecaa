import { describe, expect, test } from 'vitest';
import {
  challengesOf,
  callInput,
  firstForm,
  OTHER_ADDRESS,
  statusMeaning,
  withApi,
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
  expect(challenge?.scheme).toBe('Bearer');
  expect(schemeMeaning('Bearer')).toContain('RFC 6750');
  for (const [name, value] of challenge?.parameters ?? []) expect(challengeMeaning(name, value)).not.toBe('');
  expect(challengeMeaning('error', 'invalid_token')).toContain('RFC 6750 §3.1');
  expect(challengeMeaning('error', 'made_up')).toBe('An error code that no standard lists.');
  expect(challengeMeaning('x_y', '1')).toContain('Not in the standards');
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
