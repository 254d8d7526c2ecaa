import { describe, expect, test } from 'vitest';
import { bindingOf } from '../../src/engine/tokens/binding.ts';

describe('what a token is bound to', () => {
  test.each([
    ['a bearer token', {}, undefined, 'Bearer', undefined],
    ['a token that nothing is known of', undefined, undefined, undefined, undefined],
    ['a DPoP key', { cnf: { jkt: 'thumb' } }, undefined, 'DPoP', { kind: 'dpop', value: 'thumb' }],
    ['a certificate', { cnf: { 'x5t#S256': 'cert' } }, undefined, 'Bearer', { kind: 'mtls', value: 'cert' }],
    [
      'what only its introspection tells',
      undefined,
      { cnf: { jkt: 'i' } },
      'DPoP',
      { kind: 'dpop', value: 'i' },
    ],
    ['what only its type tells', undefined, undefined, 'dpop', { kind: 'dpop' }],
    [
      'a method that is not known here',
      { cnf: { kid: 'k' } },
      undefined,
      'Bearer',
      { kind: 'other', value: 'kid' },
    ],
    ['a cnf that is no object', { cnf: 'jkt' }, undefined, 'Bearer', undefined],
    ['an empty cnf', { cnf: {} }, undefined, 'DPoP', undefined],
    ['a thumbprint that is no text', { cnf: { jkt: 5 } }, undefined, 'DPoP', { kind: 'other', value: 'jkt' }],
  ])('%s', (_, claims, introspection, tokenType, binding) => {
    expect(bindingOf(claims, introspection, tokenType)).toEqual(binding);
  });

  test('its own word outweighs what introspection says', () => {
    expect(bindingOf({ cnf: { jkt: 'own' } }, { cnf: { jkt: 'other' } }, undefined)).toEqual({
      kind: 'dpop',
      value: 'own',
    });
  });
});
