import { jwsJsonRules } from '../../../../src/core/checks/formats.ts';
import type { JwsJsonInput, JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { parseToken } from '../../../../src/core/jose/parse.ts';
import type { SignatureVerdict } from '../../../../src/core/jose/verification.ts';
import { readJson } from '../../../../src/core/text/json.ts';
import { accessToken, compactJws, VERIFIED } from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

/** A signature with header parameters that it does not cover. */
function withUnsigned(unprotected: object, header: object = {}): JwtInput {
  const input = accessToken({ header: { ...header } });
  return { ...input, token: { ...input.token, unprotected: readJson(JSON.stringify(unprotected)).part } };
}

const COMPACT = accessToken();
const NO_UNSIGNED = ['every parameter is signed', COMPACT, 'not_applicable'] as const;
const inHeader = (name: string) => claimAt('header', name);

/** Cases of rules that are among the rules for any JWS. */
export const UNSIGNED_CASES: RuleCases<JwtInput>['cases'] = {
  'token.header.overlap': {
    fails: [['alg is in both', withUnsigned({ alg: 'none', x: 1 }), inHeader('alg'), { names: ['alg'] }]],
    holds: [NO_UNSIGNED, ['the headers share nothing', withUnsigned({ note: 'n' }), 'pass']],
  },
  'token.crit.unprotected': {
    fails: [['crit is unsigned', withUnsigned({ crit: ['b64'] }), inHeader('crit'), {}]],
    holds: [NO_UNSIGNED, ['crit is signed', withUnsigned({ note: 'n' }, { crit: ['b64'] }), 'pass']],
  },
  'token.b64.unprotected': {
    fails: [['b64 is unsigned', withUnsigned({ b64: false }), inHeader('b64'), {}]],
    holds: [NO_UNSIGNED, ['b64 is nowhere', withUnsigned({ note: 'n' }), 'pass']],
  },
  'token.alg.unprotected': {
    fails: [
      [
        'only the unsigned header has it',
        withUnsigned({ alg: 'RS256' }, { alg: undefined }),
        inHeader('alg'),
        {},
      ],
    ],
    holds: [
      NO_UNSIGNED,
      ['it is signed', withUnsigned({ note: 'n' }), 'pass'],
      ['it is signed and there again', withUnsigned({ alg: 'RS256' }), 'pass'],
    ],
  },
  'token.payload.detached': {
    fails: [['the payload is elsewhere', detached(''), { kind: 'bytes', start: 3, end: 3 }, {}]],
    holds: [
      ['the payload is there', COMPACT, 'pass'],
      ['the payload was given', detached('eyJ9'), 'pass'],
    ],
  },
};

function detached(text: string): JwtInput {
  return { ...COMPACT, token: { ...COMPACT.token, isDetached: true, payload: { start: 3, end: 3, text } } };
}

const UNCHECKED: SignatureVerdict = { state: 'unchecked', reason: 'no_keys', message: 'No key is at hand.' };

/** A token in JSON serialization with a signature for each of these headers, and what became of them. */
function several(
  headers: readonly object[],
  verdicts: readonly SignatureVerdict[] = headers.map(() => VERIFIED),
): JwsJsonInput {
  const signatures = headers.map((header) => {
    const [protectedHeader, , signature] = compactJws(header, {}).split('.');
    return { protected: protectedHeader, signature };
  });
  const token = parseToken(JSON.stringify({ payload: 'eyJhIjoxfQ', signatures }));
  if (token.format !== 'jws_json') throw new Error(`not a JWS in JSON but ${token.format}`);
  return { token, verdicts };
}

const RS = { alg: 'RS256' };

export const JWS_JSON_CASES: RuleCases<JwsJsonInput> = {
  rules: jwsJsonRules,
  cases: {
    'token.signatures.partly_verified': {
      fails: [
        [
          'one of two is verified',
          several([RS, RS], [VERIFIED, UNCHECKED]),
          undefined,
          { verified: 1, total: 2 },
        ],
      ],
      holds: [
        ['both are', several([RS, RS]), 'pass'],
        ['there is one signature', several([RS]), 'not_applicable'],
        ['none is', several([RS, RS], [UNCHECKED, UNCHECKED]), 'unchecked'],
      ],
    },
    'token.b64.mixed': {
      fails: [
        ['one of two is plain', several([RS, { ...RS, b64: false }]), undefined, { plain: 1, total: 2 }],
      ],
      holds: [
        ['none is plain', several([RS, RS]), 'pass'],
        ['there is one signature', several([RS]), 'not_applicable'],
      ],
    },
  },
};
