import { describe, expect, test } from 'vitest';
import { checkJwt, checkStructure } from '../../../src/core/checks/index.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { kindOfRole } from '../../../src/core/jose/token-roles.ts';
import type { ParsedToken, TokenKind } from '../../../src/core/jose/token.ts';
import type { BadToken } from './entry.ts';
import { CORPUS } from './index.ts';
import { NOW } from './parts.ts';
import { failing } from './said.ts';

/** Rules that core answers without a key: the rest is for the engine. */
const WITHOUT_KEYS = /^token\.(?:signature|kid)\.|^token\.alg\.(?:not_allowed|hmac_with_public_key)$/;

/** What of a token that is no compact JWS core alone says: the engine judges its layers. */
const OF_STRUCTURE = /^token\.(?:text|segments|encoding|json)\./;

function check(token: ParsedToken, kind: TokenKind): readonly Finding[] {
  if (token.format !== 'jws') return checkStructure({ token });
  return checkJwt({
    token,
    kind,
    header: token.header.json?.object,
    claims: token.payload.json?.object,
    signature: { state: 'unchecked', reason: 'no_keys', message: '' },
    expected: {},
    clock: { nowSeconds: NOW, skewSeconds: 30 },
  });
}

/** What core says of a bad token, in the form of what it must say. */
function said({ text: made, says }: BadToken) {
  const text = typeof made === 'string' ? made : made();
  const { kind: pasted, tokens } = detectPasted(text);
  const first = tokens[0] ?? { text, role: undefined };
  const parsed = parseToken(first.text);
  const kind = judgeKind(parsed, kindOfRole(first.role));
  const fails = failing(check(parsed, kind));
  const isAsked = (code: string) =>
    parsed.format === 'jws' ? !WITHOUT_KEYS.test(code) : OF_STRUCTURE.test(code);
  return {
    missing: (says.fails ?? []).filter((code) => isAsked(code) && !fails.includes(code)),
    wrong: (says.not ?? []).filter((code) => isAsked(code) && fails.includes(code)),
    as: says.as === undefined || (tokens.length === 0 && says.tokens === 0) ? says.as : parsed.format,
    kind: says.kind === undefined ? undefined : kind,
    pasted: says.pasted === undefined ? undefined : pasted,
    tokens: says.tokens === undefined ? undefined : tokens.length,
    all: fails,
  };
}

describe.each(CORPUS)('%s', (_, tokens) => {
  test.each(tokens.map((token) => [token.wrong, token] as const))('%s', (__, token) => {
    const { as, kind, pasted, tokens: count } = token.says;
    const { all, ...is } = said(token);
    expect(is, `it says ${all.join(', ')}`).toEqual({
      missing: [],
      wrong: [],
      as,
      kind,
      pasted,
      tokens: count,
    });
  });
});

test('the corpus has at least three hundred bad tokens, and no two of the same name', () => {
  const names = CORPUS.flatMap(([, tokens]) => tokens.map(({ wrong }) => wrong));
  expect(names.length).toBeGreaterThanOrEqual(300);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
