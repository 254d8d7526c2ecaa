import { describe, expect, it } from 'vitest';
import { compactJson } from '../../src/core/build/compact-json.ts';
import { readDraft } from '../../src/core/build/draft.ts';
import { indentJson } from '../../src/core/build/indent-json.ts';
import { setMember } from '../../src/core/build/set-member.ts';
import { parseToken } from '../../src/core/jose/parse.ts';

describe('a draft', () => {
  it('is signed as it is written, but for the white space between things', () => {
    const draft = readDraft({
      header: '{\n  "alg": "none",\n  "x": "a \\" b"\n}',
      claims: '{ "n": 1.0, "n": 1e3, "text": "two  words" }',
    });
    if (!draft.ok) throw new Error(draft.fault.message);
    const parsed = parseToken(`${draft.value.text}.`);
    if (parsed.format !== 'jws') throw new Error(parsed.format);
    expect(parsed.header.json?.text).toBe(String.raw`{"alg":"none","x":"a \" b"}`);
    expect(parsed.payload.json?.text).toBe('{"n":1.0,"n":1e3,"text":"two  words"}');
    expect(draft.value.alg).toBe('none');
  });

  it.each([
    ['a header that is no JSON', '{"alg":', '{}', 'header', /no JSON/],
    ['a header that is a list', '[]', '{}', 'header', /no object/],
    ['a header without an algorithm', '{"typ":"JWT"}', '{}', 'header', /no "alg"/],
    ['a header whose algorithm is a number', '{"alg":1}', '{}', 'header', /no "alg"/],
    ['a payload that shall not be encoded', '{"alg":"HS256","b64":false}', '{}', 'header', /b64/],
    ['claims that are no JSON', '{"alg":"HS256"}', '{"sub": alice}', 'claims', /no JSON/],
    ['claims that are a text', '{"alg":"HS256"}', '"alice"', 'claims', /no object/],
    ['no claims at all', '{"alg":"HS256"}', '', 'claims', /no JSON/],
    [
      'claims deeper than anything',
      '{"alg":"HS256"}',
      `${'{"a":'.repeat(600)}1${'}'.repeat(600)}`,
      'claims',
      /no JSON/,
    ],
  ])('is refused with %s, and it is said which part', (_, header, claims, parameter, message) => {
    const draft = readDraft({ header, claims });
    expect(draft).toMatchObject({ ok: false, fault: { code: 'input.invalid', parameter } });
    if (!draft.ok) expect(draft.fault.message).toMatch(message);
  });
});

describe('compacting JSON', () => {
  it.each([
    ['{ "a" : [ 1 , 2 ] }', '{"a":[1,2]}'],
    [String.raw`{"a":"\\ \" "}`, String.raw`{"a":"\\ \" "}`],
    ['  ', ''],
    ['{"never ends', '{"never ends'],
  ])('leaves texts as they are: %s', (text, compact) => {
    expect(compactJson(text)).toBe(compact);
  });
});

describe('indenting JSON', () => {
  it.each([
    ['{"a":1.0,"b":[],"c":{"d":"x,y"}}', '{\n  "a": 1.0,\n  "b": [],\n  "c": {\n    "d": "x,y"\n  }\n}'],
    [String.raw`{"a":"\"{"}`, '{\n  "a": "\\"{"\n}'],
    ['{}', '{}'],
    ['not json', 'notjson'],
    ['{"cut', '{\n  "cut'],
  ])('keeps names and values as they are written: %s', (text, indented) => {
    expect(indentJson(text)).toBe(indented);
  });

  it('is undone by compacting', () => {
    const text = '{"a":[1,{"b":null},"c d"],"e":{"f":[true,false]}}';
    expect(compactJson(indentJson(text))).toBe(text);
  });

  it('does not blow up a text of nothing but brackets', () => {
    expect(indentJson('['.repeat(10_000)).length).toBeLessThan(1_000_000);
  });
});

describe('setting a member', () => {
  it.each([
    ['{ "alg": "RS256", "kid": "a" }', 'alg', '"none"', '{ "alg": "none", "kid": "a" }'],
    ['{"kid":"a"}', 'alg', '"none"', '{"alg": "none","kid":"a"}'],
    ['{}', 'exp', '1', '{"exp": 1}'],
    ['{"exp":1.0,"exp":2.0}', 'exp', '3', '{"exp":1.0,"exp":3}'],
    ['[]', 'exp', '1', '[]'],
    ['{"x":{"exp":1}}', 'exp', '2', '{"exp": 2,"x":{"exp":1}}'],
  ])('changes it alone: %s', (text, name, literal, changed) => {
    expect(setMember(text, name, literal)).toBe(changed);
  });
});
