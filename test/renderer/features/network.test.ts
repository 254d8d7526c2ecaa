import { describe, expect, test } from 'vitest';
import { DEFAULT_SETTINGS } from '../../../src/contract/models/app.ts';
import { fault } from '../../../src/core/faults.ts';
import {
  countCertificates,
  faultAt,
  isDirty,
  testableIssuers,
} from '../../../src/renderer/features/settings/network.model.ts';
import { profileViews } from '../../support/fake-window/data.ts';

describe('the network settings', () => {
  test('count certificates, not what is between them', () => {
    expect(countCertificates('')).toBe(0);
    expect(countCertificates('-----BEGIN CERTIFICATE-----\nA\n-----END CERTIFICATE-----\nours')).toBe(1);
  });

  test('are to be saved where one of them differs', () => {
    expect(isDirty({ proxy: '', extraCa: '' }, DEFAULT_SETTINGS)).toBe(false);
    expect(isDirty({ proxy: 'http://p', extraCa: '' }, DEFAULT_SETTINGS)).toBe(true);
  });

  test('show a fault at its field, and no other there', () => {
    const wrong = fault('input.invalid', 'No address.', { parameter: 'proxy', remedy: 'Correct it.' });
    expect(faultAt(wrong, 'proxy')).toBe('No address. Correct it.');
    expect(faultAt(wrong, 'extraCa')).toBeUndefined();
    expect(faultAt(fault('store.failed', 'Full.', { parameter: 'disk' }), 'disk')).toBeUndefined();
  });

  test('are tested with each issuer once, and with nothing that is no address', () => {
    const issuers = testableIssuers(profileViews(0));
    expect(new Set(issuers).size).toBe(issuers.length);
    expect(issuers).toContain('https://login.dev.example');
    const [view] = profileViews(0);
    const broken = { ...view!, profile: { ...view!.profile, issuer: 'login' } };
    expect(testableIssuers([broken])).toEqual([]);
  });
});
