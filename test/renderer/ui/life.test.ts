import { describe, expect, test } from 'vitest';
import {
  lifeFraction,
  lifePhase,
  lifeShort,
  lifeSpoken,
  lifeWords,
  usableOffsetMs,
} from '../../../src/renderer/ui/clock/life.model.ts';

const NOW = 1_800_000_000;
const hour = { issuedAtSeconds: NOW - 1800, expiresAtSeconds: NOW + 1800 };

describe('the phase of a token’s life', () => {
  test.each([
    ['nothing said', {}, 'unknown'],
    ['only issued', { issuedAtSeconds: NOW }, 'unknown'],
    ['half way', hour, 'live'],
    ['one minute left of an hour', { ...hour, expiresAtSeconds: NOW + 60 }, 'ending'],
    ['one minute left of four', { issuedAtSeconds: NOW - 180, expiresAtSeconds: NOW + 60 }, 'live'],
    ['no beginning known, 30 s left', { expiresAtSeconds: NOW + 30 }, 'ending'],
    ['at the very second of exp', { ...hour, expiresAtSeconds: NOW }, 'expired'],
    ['before nbf', { ...hour, notBeforeSeconds: NOW + 5 }, 'early'],
    ['before nbf and past exp', { expiresAtSeconds: NOW - 1, notBeforeSeconds: NOW + 5 }, 'early'],
  ] as const)('%s', (_, life, phase) => {
    expect(lifePhase(life, NOW)).toBe(phase);
  });
});

test('the words follow the phase', () => {
  expect(lifeWords(hour, NOW)).toEqual({ label: 'expires in', figure: '30:00' });
  expect(lifeWords({ ...hour, expiresAtSeconds: NOW - 123 }, NOW)).toEqual({
    label: 'expired',
    figure: '2 min 3 s ago',
  });
  expect(lifeWords({ ...hour, notBeforeSeconds: NOW + 5 }, NOW)).toEqual({
    label: 'not valid for another',
    figure: '0:05',
  });
  expect(lifeWords({}, NOW).figure).toBe('not said');
  expect([lifeShort(hour, NOW), lifeShort({ expiresAtSeconds: NOW }, NOW), lifeShort({}, NOW)]).toEqual([
    '30:00',
    'expired',
    '',
  ]);
});

test('the bar is drawn only where there is a beginning and a later end, and stays within its ends', () => {
  expect(lifeFraction(hour, NOW)).toBe(0.5);
  expect(lifeFraction(hour, NOW + 10_000)).toBe(1);
  expect(lifeFraction(hour, NOW - 10_000)).toBe(0);
  expect(lifeFraction({ expiresAtSeconds: NOW }, NOW)).toBeUndefined();
  expect(lifeFraction({ issuedAtSeconds: NOW, expiresAtSeconds: NOW }, NOW)).toBeUndefined();
});

test('a clock difference within its own error is ignored', () => {
  expect(usableOffsetMs({ offsetMs: 400, errorMs: 1100 })).toBe(0);
  expect(usableOffsetMs({ offsetMs: -5000, errorMs: 1100 })).toBe(-5000);
  expect(usableOffsetMs(undefined)).toBe(0);
});

test('what is spoken changes at thresholds, not each second', () => {
  const spoken = new Set(Array.from({ length: 2000 }, (_, second) => lifeSpoken(hour, NOW + second)));
  expect([...spoken]).toEqual([
    '',
    'The token expires in less than 5 min.',
    'The token expires in less than 1 min.',
    'The token expires in less than 10 s.',
    'The token has expired.',
  ]);
});
