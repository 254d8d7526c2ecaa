import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearMisses, nearMissesBetween } from '../../../src/core/checks/near-miss.ts';

const ISSUER = 'https://login.example/realms/Dev';

describe('nearMisses', () => {
  it.each([
    ['the same text', ISSUER, []],
    ['a slash at the end', `${ISSUER}/`, ['trailing_slash']],
    ['two slashes at the end', `${ISSUER}//`, ['trailing_slash']],
    ['http', 'http://login.example/realms/Dev', ['scheme']],
    ['the default port', 'https://login.example:443/realms/Dev', ['port']],
    ['another port', 'https://login.example:8443/realms/Dev', ['port']],
    ['a host in capitals', 'https://LOGIN.example/realms/Dev', ['case']],
    ['a path in another case', 'https://login.example/realms/dev', ['case']],
    ['a line break', `${ISSUER}\n`, ['white_space']],
    ['http and a slash', 'http://login.example/realms/Dev/', ['trailing_slash', 'scheme']],
    [
      'everything at once',
      ' HTTP://LOGIN.EXAMPLE:80/realms/dev/ ',
      ['white_space', 'trailing_slash', 'port', 'scheme', 'case'],
    ],
    ['the address of its metadata', `${ISSUER}/.well-known/openid-configuration`, ['discovery_address']],
    ['a Cyrillic letter', 'https://lоgin.example/realms/Dev', ['look_alike']],
    ['an encoded letter', 'https://login.example/realms/%44ev', ['percent_encoding']],
    ['half an escape', 'https://login.example/realms/Dev%4', []],
    ['another path', 'https://login.example/realms/prod', []],
    ['another host', 'https://login.example.evil/realms/Dev', []],
    ['a user name that looks like the host', 'https://login.example:443@evil.example/realms/Dev', []],
    ['nothing', '', []],
  ])('explains what separates an issuer from one with %s', (_, other, expected) => {
    expect(nearMisses(ISSUER, other)).toEqual(expected);
    expect(nearMisses(other, ISSUER)).toEqual(expected);
  });

  it.each([
    ['http://localhost:4000', 'http://127.0.0.1:4000', ['loopback_name']],
    ['http://[::1]:4000', 'http://localhost:4000', ['loopback_name']],
    ['http://[::1]:4000', 'http://[::1]', ['port']],
    ['http://localhost:4000', 'http://127.0.0.1:5000/', ['trailing_slash', 'port', 'loopback_name']],
    ['http://localhost.evil.example', 'http://127.0.0.1', []],
  ])('knows the names of the loopback host: %s and %s', (one, other, expected) => {
    expect(nearMisses(one, other)).toEqual(expected);
  });

  it('gives up on texts that are no identifiers, rather than take long', () => {
    expect(nearMisses('/'.repeat(100_000), `${'/'.repeat(100_000)}/`)).toEqual([]);
  });

  it('is the same both ways, and says nothing of equal texts', () => {
    const url = fc
      .tuple(
        fc.constantFrom('http', 'https', 'HTTPS', 'ftp'),
        fc.constantFrom('a.example', 'A.example', 'b.example', 'localhost', '127.0.0.1', '[::1]'),
        fc.constantFrom('', ':443', ':80', ':'),
        fc.constantFrom('', '/', '//', '/x', '/X/', '/x?y', ' '),
      )
      .map(([scheme, host, port, rest]) => `${scheme}://${host}${port}${rest}`);
    fc.assert(
      fc.property(url, url, (one, other) => {
        expect(nearMisses(one, other)).toEqual(nearMisses(other, one));
        expect(nearMisses(one, one)).toEqual([]);
      }),
    );
  });
});

describe('nearMissesBetween', () => {
  it('finds the pair that nearly fits', () => {
    expect(nearMissesBetween(['a', `${ISSUER}/`], ['b', ISSUER])).toEqual(['trailing_slash']);
    expect(nearMissesBetween(['a'], ['b'])).toEqual([]);
    expect(nearMissesBetween([], ['b'])).toEqual([]);
  });
});
