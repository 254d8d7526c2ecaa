import { compactVerify, decodeJwt, decodeProtectedHeader } from 'jose';
import { describe, expect, test } from 'vitest';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { jwt, segment } from './tokens.ts';

/**
 * A second opinion: what `jose` says of the same text. A difference is written down here with its reason; a version
 * of `jose` that changes its mind breaks this file.
 */
type JoseSays = 'reads' | 'refuses';

const HEADER = segment('{"alg":"HS256"}');
const PAYLOAD = segment('{"sub":"alice"}');
const KEY = new Uint8Array(32).fill(1);

async function sign(text: string): Promise<string> {
  const key = await crypto.subtle.importKey('raw', KEY, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return segment(new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))));
}

function joseDecodes(text: string): JoseSays {
  try {
    decodeProtectedHeader(text);
    decodeJwt(text);
    return 'reads';
  } catch {
    return 'refuses';
  }
}

function weRead(text: string): JoseSays {
  const parsed = parseToken(text);
  return parsed.format === 'jws' && parsed.problems.length === 0 ? 'reads' : 'refuses';
}

describe('we and jose agree', () => {
  test.each<[name: string, text: string, both: JoseSays]>([
    ['a good token', `${HEADER}.${PAYLOAD}.AAAA`, 'reads'],
    ['an unsecured token', jwt({ alg: 'none' }, {}, ''), 'reads'],
    ['a header without alg', jwt({}, {}), 'reads'],
    ['two parts', `${HEADER}.${PAYLOAD}`, 'refuses'],
    ['four parts', `${HEADER}.${PAYLOAD}.AA.AA`, 'refuses'],
    ['an empty header', `.${PAYLOAD}.AA`, 'refuses'],
    ['a payload that is a list', `${HEADER}.${segment('[]')}.AA`, 'refuses'],
    ['a payload that is no UTF-8', `${HEADER}.${segment(new Uint8Array([0x7b, 0xff, 0x7d]))}.AA`, 'refuses'],
    ['half an object', `${HEADER}.${segment('{"a"')}.AA`, 'refuses'],
    [
      'a header with a foreign character',
      `${HEADER.slice(0, 4)}*${HEADER.slice(4)}.${PAYLOAD}.AA`,
      'refuses',
    ],
  ])('on %s', (_name, text, both) => {
    expect(weRead(text)).toBe(both);
    expect(joseDecodes(text)).toBe(both);
  });
});

describe('we refuse what jose reads', () => {
  test.each<[name: string, text: string]>([
    ['a space inside the payload', `${HEADER}.${PAYLOAD.slice(0, 8)} ${PAYLOAD.slice(8)}.AAAA`],
    ['a line break before a dot', `${HEADER}\n.${PAYLOAD}.AAAA`],
    ['white space around the token', ` ${HEADER}.${PAYLOAD}.AAAA\n`],
    [
      'bits that belong to no byte',
      `${segment('{"alg":"HS256" }').replace(/.$/, (last) => String.fromCharCode(last.charCodeAt(0) + 1))}.${PAYLOAD}.AAAA`,
    ],
    ['a byte order mark', `${segment('\uFEFF{"alg":"HS256"}')}.${PAYLOAD}.AAAA`],
    ['a member twice', `${segment('{"alg":"none","alg":"HS256"}')}.${PAYLOAD}.AAAA`],
    ['a claim twice', `${HEADER}.${segment('{"sub":"alice","sub":"bob"}')}.AAAA`],
    ['a lone surrogate', `${HEADER}.${segment('{"sub":"\\ud800"}')}.AAAA`],
    ['a claim 600 levels deep', `${HEADER}.${segment(`{"a":${'['.repeat(600)}${']'.repeat(600)}}`)}.AAAA`],
    ['a signature that is no base64url', `${HEADER}.${PAYLOAD}.AA!A`],
    ['no signature under an algorithm that has one', `${HEADER}.${PAYLOAD}.`],
  ])('as %s', (_name, text) => {
    expect(joseDecodes(text)).toBe('reads');
    expect(weRead(text)).toBe('refuses');
  });
});

describe('we read what jose refuses as a JWT', () => {
  test('a payload that is elsewhere: a JWS may have that (RFC 7515 appendix F), and a rule says so', () => {
    const text = `${HEADER}..AA`;
    expect(joseDecodes(text)).toBe('refuses');
    expect(parseToken(text)).toMatchObject({ isDetached: true, problems: [] });
  });
});

describe('a signature that jose verifies', () => {
  const verifies = async (text: string) => {
    try {
      await compactVerify(text, KEY);
      return true;
    } catch {
      return false;
    }
  };

  test('is refused by our gate where it was written with a space, or with other last bits', async () => {
    const signature = await sign(`${HEADER}.${PAYLOAD}`);
    const last = signature.charCodeAt(signature.length - 1);
    const sameBytes = signature.slice(0, -1) + String.fromCharCode(last + 1);
    expect(Buffer.from(sameBytes, 'base64url')).toEqual(Buffer.from(signature, 'base64url'));
    for (const malleable of [`${signature} `, `${signature.slice(0, 9)} ${signature.slice(9)}`, sameBytes]) {
      const text = `${HEADER}.${PAYLOAD}.${malleable}`;
      expect(await verifies(text)).toBe(true);
      expect(weRead(text)).toBe('refuses');
    }
    expect(await verifies(`${HEADER}.${PAYLOAD}.${signature}`)).toBe(true);
    expect(weRead(`${HEADER}.${PAYLOAD}.${signature}`)).toBe('reads');
  });
});
