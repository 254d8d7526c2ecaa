import { describe, expect, test } from 'vitest';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { processSdJwt } from '../../../src/core/jose/sd-jwt/process.ts';
import { readDisclosure } from '../../../src/core/jose/parse-sd-jwt.ts';
import type { JsonObject } from '../../../src/core/json.ts';
import { readJson } from '../../../src/core/text/json.ts';
import { digestOf, disclose, encode, sdJwt } from '../../support/sd-jwt.ts';

function process(claims: object, disclosures: readonly string[]) {
  const object: JsonObject = readJson(JSON.stringify(claims)).part.object ?? {};
  const read = disclosures.map((text) => readDisclosure({ start: 0, end: text.length, text }, {}).disclosure);
  const processed = processSdJwt(object, read, digestOf);
  return {
    claims: JSON.parse(JSON.stringify(processed.claims)),
    states: processed.disclosures.map(({ verdict }) => `${verdict.state} ${verdict.pointer ?? ''}`.trim()),
    undisclosed: processed.undisclosedCount,
    problems: processed.problems.map(({ code, pointer }) => `${code} ${pointer}`),
    processed,
  };
}

const NAME = disclose(0, 'name', 'Möbius');
const CITY = disclose(1, 'city', { zip: '01234', n: 1.0 });
const FR = disclose(2, 'FR');

describe('disclosures are put in where their digests stand', () => {
  test('members, elements, and what hangs on another disclosure', () => {
    const address = disclose(3, 'address', { _sd: [digestOf(CITY), 'decoy'], country: 'DE' });
    const claims = {
      iss: 'x',
      _sd: [digestOf(NAME), digestOf(address)],
      c: ['DE', { '...': digestOf(FR) }, { '...': 'withheld' }],
    };
    const { claims: out, states, undisclosed, problems } = process(claims, [CITY, NAME, FR, address]);
    expect(out).toEqual({
      iss: 'x',
      name: 'Möbius',
      address: { country: 'DE', city: { zip: '01234', n: 1 } },
      c: ['DE', 'FR'],
    });
    expect(states).toEqual(['matched /address/city', 'matched /name', 'matched /c/1', 'matched /address']);
    expect(undisclosed).toBe(2);
    expect(problems).toEqual([]);
  });

  test('values are shown as they stand in the disclosure, number forms too', () => {
    const raw = encode('["2GLC42sKQveCfGfryNRN9w", "n", 1.50e1]');
    const { processed } = process({ _sd: [digestOf(raw)] }, [raw]);
    expect(processed.disclosures[0]?.verdict.valueText).toBe('1.50e1');
  });

  test('an object of which nothing is left is an empty object, and _sd_alg goes', () => {
    expect(process({ _sd_alg: 'sha-256', a: { _sd: ['decoy'] } }, []).claims).toEqual({ a: {} });
  });

  test('names of prototypes are names like any other', () => {
    const hostile = disclose(0, '__proto__', { polluted: true });
    const { processed } = process({ _sd: [digestOf(hostile)] }, [hostile]);
    expect(Object.hasOwn(processed.claims, '__proto__')).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('what RFC 9901 says to reject is listed, and never put in twice or over another claim', () => {
  test.each<[string, object, readonly string[], object, string]>([
    ['a disclosure without a digest', { a: 1 }, [NAME], { a: 1 }, 'unmatched'],
    [
      'a claim that is there already',
      { name: 'Eve', _sd: [digestOf(NAME)] },
      [NAME],
      { name: 'Eve' },
      'invalid',
    ],
    ['an element among the members', { _sd: [digestOf(FR)] }, [FR], {}, 'invalid'],
    ['a member among the elements', { c: [{ '...': digestOf(NAME) }] }, [NAME], { c: [] }, 'invalid'],
    ['text that is no disclosure', { a: 1 }, ['AAAA'], { a: 1 }, 'invalid'],
    ['no text at all', { a: 1 }, [''], { a: 1 }, 'invalid'],
  ])('%s', (_, claims, disclosures, out, state) => {
    const result = process(claims, disclosures);
    expect(result.claims).toEqual(out);
    expect(result.states[0]?.split(' ')[0]).toBe(state);
  });

  test('a digest that stands twice fills one place, and its disclosure is a duplicate', () => {
    const twice = process({ _sd: [digestOf(NAME)], a: { _sd: [digestOf(NAME)] } }, [NAME]);
    expect(twice.problems).toEqual(['repeated ']);
    expect(twice.states[0]).toMatch(/^duplicate/);
  });

  test('the same disclosure twice is a duplicate the second time', () => {
    expect(process({ _sd: [digestOf(NAME)] }, [NAME, NAME]).states).toEqual(['matched /name', 'duplicate']);
  });
});

describe('hostile SD-JWTs', () => {
  test('a chain of a thousand disclosures, each in the one before, ends at the depth that is read', () => {
    let inner = disclose(9, 'leaf', 1);
    const chain = [inner];
    for (let i = 0; i < 1000; i++) {
      inner = encode([`salt-of-sixteen-bytes-${i}`, 'a', { _sd: [digestOf(inner)] }]);
      chain.push(inner);
    }
    const { states } = process({ _sd: [digestOf(inner)] }, chain);
    expect(states.some((state) => state === 'invalid')).toBe(true);
    expect(states.filter((state) => state.startsWith('matched')).length).toBeGreaterThan(400);
  });

  test('a disclosure that a thousand places point to is read once', () => {
    const big = disclose(0, 'big', 'x'.repeat(10_000));
    const claims = Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`c${i}`, { _sd: [digestOf(big)] }]),
    );
    const { claims: out } = process(claims, [big]);
    expect(JSON.stringify(out).length).toBeLessThan(40_000);
  });
});

describe('an SD-JWT is taken apart', () => {
  test('with the place of each part', () => {
    const text = sdJwt({ a: 1 }, [NAME, FR]);
    const token = parseToken(` ${text}`);
    if (token.format !== 'sd_jwt') throw new Error(token.format);
    expect(token.selective.disclosures.map(({ start, end }) => ` ${text}`.slice(start, end))).toEqual([
      NAME,
      FR,
    ]);
    expect(token.selective.presented).toBe(text);
    expect(token.problems.map(({ code }) => code)).toEqual(['white_space']);
  });

  test.each<[string, string, readonly string[]]>([
    ['no disclosure', sdJwt({}), []],
    ['no tilde at its end', sdJwt({}, [NAME]).slice(0, -1), ['no_final_tilde disclosure']],
    ['two tildes side by side', `${sdJwt({}, [NAME])}~`, ['empty_segment disclosure']],
    [
      'a disclosure in base64 with padding',
      `${sdJwt({})}QUI=~`,
      ['padding disclosure', 'not_json disclosure'],
    ],
    [
      'half a proof',
      `${sdJwt({})}eyJ0eXAiOiJrYitqd3QifQ.`,
      ['empty_segment payload', 'empty_segment signature'],
    ],
    [
      'more disclosures than are read',
      sdJwt(
        {},
        Array.from({ length: 5000 }, () => NAME),
      ),
      ['too_large disclosure'],
    ],
  ])('with %s', (_, text, problems) => {
    const token = parseToken(text);
    expect(token.format).toBe('sd_jwt');
    expect(token.problems.map(({ code, part }) => `${code} ${part}`)).toEqual(problems);
  });

  test('a tilde in an opaque token makes no SD-JWT of it', () => {
    expect(parseToken('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU').format).toBe('opaque');
  });
});
