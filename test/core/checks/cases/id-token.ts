import { createHash } from 'node:crypto';
import { idTokenRules } from '../../../../src/core/checks/index.ts';
import type { JwtInput, Sha2 } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import {
  CLIENT,
  expecting,
  idToken,
  ISSUER,
  issuerKeys,
  type JwtChanges,
  NOW,
  rsaKey,
} from '../../../support/jwt.ts';
import { ID_TOKEN_AUTHENTICATION_CASES } from './authentication.ts';
import { ID_TOKEN_SHAPE_CASES } from './claim-shapes.ts';
import { ID_TOKEN_ALG_CASES } from './header.ts';
import type { CodeCases, RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const TYP = claimAt('header', 'typ');
const UNREADABLE = idToken({ rawPayload: 'alice' });

const sha2: Sha2 = (bits, ascii) => createHash(`sha${bits}`).update(ascii, 'latin1').digest();

/** The example of OIDC Core appendix A.3 and A.4: an access token and a code with their hashes under RS256. */
const ACCESS_TOKEN = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
const AT_HASH = '77QmUPtjPfzWtF2AnpK9RQ';
const CODE = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
const C_HASH = 'LDktKdoQak3Pk0cnXxCltA';

const hashed = (changes: JwtChanges) =>
  idToken({ sha2, expected: expecting({ accessToken: ACCESS_TOKEN, code: CODE }), ...changes });

function hashCases(claim: 'at_hash' | 'c_hash', right: string, value: string): CodeCases<JwtInput> {
  const half512 = createHash('sha512').update(value).digest().subarray(0, 32).toString('base64url');
  return {
    fails: [
      [
        `${claim} is of another value`,
        hashed({ claims: { [claim]: 'AAAAAAAAAAAAAAAAAAAAAA' } }),
        inClaims(claim),
        { received: 'AAAAAAAAAAAAAAAAAAAAAA', expected: right, alg: 'RS256' },
      ],
      [
        `${claim} is a number`,
        hashed({ claims: { [claim]: 1 } }),
        inClaims(claim),
        { received: '1', expected: right, alg: 'RS256' },
      ],
      [
        'the hash is that of another algorithm',
        hashed({ header: { alg: 'RS512' }, claims: { [claim]: right } }),
        inClaims(claim),
        { received: right, expected: half512, alg: 'RS512' },
      ],
    ],
    holds: [
      ['it is the value of the specification', hashed({ claims: { [claim]: right } }), 'pass'],
      ['it is right for EdDSA', hashed({ header: { alg: 'EdDSA' }, claims: { [claim]: half512 } }), 'pass'],
      [`there is no ${claim}`, hashed({}), 'not_applicable'],
      ['the value is not at hand', idToken({ sha2, claims: { [claim]: right } }), 'unchecked'],
      [
        'there is no hash function',
        idToken({
          claims: { [claim]: right },
          expected: expecting({ accessToken: ACCESS_TOKEN, code: CODE }),
        }),
        'unchecked',
      ],
      [
        'the algorithm is unknown',
        hashed({ header: { alg: 'XX1' }, claims: { [claim]: right } }),
        'unchecked',
      ],
      [
        'EdDSA may mean Ed448',
        hashed({
          header: { alg: 'EdDSA' },
          claims: { [claim]: right },
          keys: issuerKeys(rsaKey('k2'), { kty: 'OKP', crv: 'Ed448', kid: 'k1' }),
        }),
        'unchecked',
      ],
    ],
  };
}

const FIRST: JsonObject = {
  iss: ISSUER,
  sub: 'alice',
  aud: ['x', CLIENT],
  iat: NOW - 600,
  auth_time: NOW - 700,
  nonce: 'first',
};
const refreshed = (claims: JwtChanges['claims'], first: JsonObject = FIRST) =>
  idToken({
    claims: { aud: [CLIENT, 'x'], nonce: undefined, ...claims },
    expected: expecting({ previousIdToken: first }),
  });

export const ID_TOKEN_CASES: RuleCases<JwtInput> = {
  rules: idTokenRules,
  cases: {
    'id_token.typ.wrong': {
      fails: [
        [
          'typ is that of an access token',
          idToken({ header: { typ: 'at+jwt' } }),
          TYP,
          { typ: 'the text "at+jwt"' },
        ],
        ['typ is a list', idToken({ header: { typ: [] } }), TYP, { typ: 'a list' }],
      ],
      holds: [
        ['typ is absent', idToken(), 'pass'],
        ['typ is JWT', idToken({ header: { typ: 'JWT' } }), 'pass'],
        ['the header is no object', idToken({ rawHeader: [] }), 'unchecked'],
      ],
    },
    'id_token.iss.missing': {
      fails: [
        ['iss is absent', idToken({ claims: { iss: undefined } }), inClaims('iss'), { found: 'absent' }],
      ],
      holds: [
        ['iss is there', idToken(), 'pass'],
        ['the payload is no object', UNREADABLE, 'unchecked'],
      ],
    },
    'id_token.iss.mismatch': {
      fails: [
        [
          'it is another server',
          idToken({ claims: { iss: 'https://evil.example' } }),
          inClaims('iss'),
          { iss: 'https://evil.example', expected: ISSUER, near: [] },
        ],
        [
          'only a slash separates them',
          idToken({ claims: { iss: `${ISSUER}/` } }),
          inClaims('iss'),
          { iss: `${ISSUER}/`, expected: ISSUER, near: ['trailing_slash'] },
        ],
      ],
      holds: [
        ['iss is the same text', idToken(), 'pass'],
        ['iss is absent', idToken({ claims: { iss: undefined } }), 'unchecked'],
        ['no issuer is known', idToken({ expected: {} }), 'unchecked'],
      ],
    },
    'id_token.sub.missing': {
      fails: [
        ['sub is absent', idToken({ claims: { sub: undefined } }), inClaims('sub'), { found: 'absent' }],
        ['sub is empty', idToken({ claims: { sub: '' } }), inClaims('sub'), { found: 'an empty string' }],
      ],
      holds: [['sub is there', idToken(), 'pass']],
    },
    'id_token.sub.malformed': {
      fails: [
        [
          'sub has 256 characters',
          idToken({ claims: { sub: 'a'.repeat(256) } }),
          inClaims('sub'),
          { length: 256, isAscii: true },
        ],
        [
          'sub is not ASCII',
          idToken({ claims: { sub: 'älice' } }),
          inClaims('sub'),
          { length: 5, isAscii: false },
        ],
      ],
      holds: [
        ['sub has 255 characters', idToken({ claims: { sub: 'a'.repeat(255) } }), 'pass'],
        ['sub is absent', idToken({ claims: { sub: undefined } }), 'unchecked'],
      ],
    },
    'id_token.sub.userinfo_mismatch': {
      fails: [
        [
          'UserInfo is about bob',
          idToken({ expected: expecting({ userinfoSubject: 'bob' }) }),
          inClaims('sub'),
          { sub: 'alice', userinfoSub: 'bob' },
        ],
      ],
      holds: [
        ['UserInfo is about alice', idToken({ expected: expecting({ userinfoSubject: 'alice' }) }), 'pass'],
        ['UserInfo was not asked', idToken(), 'unchecked'],
        ['sub is absent', idToken({ claims: { sub: undefined } }), 'unchecked'],
      ],
    },
    'id_token.aud.missing': {
      fails: [
        ['aud is absent', idToken({ claims: { aud: undefined } }), inClaims('aud'), {}],
        ['aud is an empty list', idToken({ claims: { aud: [] } }), inClaims('aud'), {}],
      ],
      holds: [['aud is there', idToken(), 'pass']],
    },
    'id_token.aud.mismatch': {
      fails: [
        [
          'it is for another client',
          idToken({ claims: { aud: ['other'] } }),
          inClaims('aud'),
          { aud: ['other'], clientId: CLIENT },
        ],
      ],
      holds: [
        ['it is for this client', idToken(), 'pass'],
        ['it is for this client among others', idToken({ claims: { aud: ['other', CLIENT] } }), 'pass'],
        ['aud is absent', idToken({ claims: { aud: undefined } }), 'unchecked'],
        ['no client is known', idToken({ expected: {} }), 'unchecked'],
      ],
    },
    'id_token.aud.additional': {
      fails: [
        [
          'it names another one too',
          idToken({ claims: { aud: [CLIENT, 'other'] } }),
          inClaims('aud'),
          { others: ['other'] },
        ],
      ],
      holds: [
        ['it names this client alone', idToken(), 'pass'],
        ['it does not name this client', idToken({ claims: { aud: 'other' } }), 'not_applicable'],
      ],
    },
    'id_token.azp.mismatch': {
      fails: [
        [
          'azp is another client',
          idToken({ claims: { azp: 'other' } }),
          inClaims('azp'),
          { azp: 'other', clientId: CLIENT },
        ],
        [
          'azp is an object',
          idToken({ claims: { azp: {} } }),
          inClaims('azp'),
          { azp: 'an object', clientId: CLIENT },
        ],
      ],
      holds: [
        ['azp is this client', idToken({ claims: { azp: CLIENT } }), 'pass'],
        [
          'azp is absent, even with several audiences (errata 2)',
          idToken({ claims: { aud: [CLIENT, 'other'] } }),
          'pass',
        ],
        ['no client is known', idToken({ claims: { azp: 'other' }, expected: {} }), 'unchecked'],
      ],
    },
    'id_token.exp.missing': {
      fails: [['exp is absent', idToken({ claims: { exp: undefined } }), inClaims('exp'), {}]],
      holds: [['exp is there', idToken(), 'pass']],
    },
    'id_token.iat.missing': {
      fails: [['iat is absent', idToken({ claims: { iat: undefined } }), inClaims('iat'), {}]],
      holds: [['iat is there', idToken(), 'pass']],
    },
    'id_token.nonce.missing': {
      fails: [
        [
          'a nonce was sent and none came back',
          idToken({ claims: { nonce: undefined } }),
          inClaims('nonce'),
          {},
        ],
      ],
      holds: [
        ['it came back', idToken(), 'pass'],
        [
          'none was sent',
          idToken({ claims: { nonce: undefined }, expected: expecting({ nonce: null }) }),
          'not_applicable',
        ],
        [
          'it is not known whether one was sent',
          idToken({ claims: { nonce: undefined }, expected: {} }),
          'unchecked',
        ],
        ['the token came by a refresh', refreshed({}), 'not_applicable'],
      ],
    },
    'id_token.nonce.mismatch': {
      fails: [
        [
          'it is another one',
          idToken({ claims: { nonce: 'other' } }),
          inClaims('nonce'),
          { sentLength: 12, receivedLength: 5 },
        ],
        [
          'it is a number',
          idToken({ claims: { nonce: 7 } }),
          inClaims('nonce'),
          { sentLength: 12, receivedLength: null },
        ],
      ],
      holds: [
        ['it is the one that was sent', idToken(), 'pass'],
        ['none came back', idToken({ claims: { nonce: undefined } }), 'unchecked'],
        ['none was sent', idToken({ expected: expecting({ nonce: null }) }), 'not_applicable'],
        ['the token came by a refresh', refreshed({ nonce: 'first' }), 'not_applicable'],
      ],
    },
    'id_token.nonce.unexpected': {
      fails: [['none was sent', idToken({ expected: expecting({ nonce: null }) }), inClaims('nonce'), {}]],
      holds: [
        ['one was sent', idToken(), 'pass'],
        [
          'none was sent and none came',
          idToken({ claims: { nonce: undefined }, expected: expecting({ nonce: null }) }),
          'pass',
        ],
        ['it is not known whether one was sent', idToken({ expected: {} }), 'unchecked'],
        ['the token came by a refresh', refreshed({ nonce: 'first' }), 'not_applicable'],
      ],
    },
    'id_token.nonce.front_channel_missing': {
      fails: [
        [
          'it came through the browser',
          idToken({ claims: { nonce: undefined }, expected: expecting({ isFrontChannel: true }) }),
          inClaims('nonce'),
          {},
        ],
      ],
      holds: [
        ['it has one', idToken({ expected: expecting({ isFrontChannel: true }) }), 'pass'],
        ['it came from the token endpoint', idToken({ claims: { nonce: undefined } }), 'not_applicable'],
      ],
    },
    'id_token.at_hash.mismatch': hashCases('at_hash', AT_HASH, ACCESS_TOKEN),
    'id_token.c_hash.mismatch': hashCases('c_hash', C_HASH, CODE),
    'id_token.auth_time.missing': {
      fails: [
        [
          'max_age was asked',
          idToken({ expected: expecting({ maxAgeSeconds: 60 }) }),
          inClaims('auth_time'),
          { maxAgeSeconds: 60 },
        ],
        [
          'auth_time is a text',
          idToken({ claims: { auth_time: 'now' }, expected: expecting({ maxAgeSeconds: 60 }) }),
          inClaims('auth_time'),
          { maxAgeSeconds: 60 },
        ],
      ],
      holds: [
        [
          'it is there',
          idToken({ claims: { auth_time: NOW }, expected: expecting({ maxAgeSeconds: 60 }) }),
          'pass',
        ],
        ['max_age was not asked', idToken(), 'not_applicable'],
      ],
    },
    'id_token.auth_time.too_old': {
      fails: [
        [
          'the sign-in was a second too old when the token was issued',
          idToken({ claims: { iat: NOW, auth_time: NOW - 61 }, expected: expecting({ maxAgeSeconds: 60 }) }),
          inClaims('auth_time'),
          { ageSeconds: 61, maxAgeSeconds: 60 },
        ],
      ],
      holds: [
        [
          'the sign-in was just young enough, however late one looks',
          idToken({
            claims: { iat: NOW - 5000, auth_time: NOW - 5060 },
            expected: expecting({ maxAgeSeconds: 60 }),
          }),
          'pass',
        ],
        [
          'the difference is within the tolerance',
          idToken({
            claims: { iat: NOW, auth_time: NOW - 70 },
            expected: expecting({ maxAgeSeconds: 60 }),
            clock: { skewSeconds: 10 },
          }),
          'pass',
        ],
        ['auth_time is absent', idToken({ expected: expecting({ maxAgeSeconds: 60 }) }), 'unchecked'],
        ['max_age was not asked', idToken({ claims: { auth_time: 0 } }), 'not_applicable'],
      ],
    },
    'id_token.acr.unmet': {
      fails: [
        [
          'acr is another one',
          idToken({ claims: { acr: 'pwd' }, expected: expecting({ acrValues: ['mfa', 'phr'] }) }),
          inClaims('acr'),
          { acr: 'pwd', asked: ['mfa', 'phr'] },
        ],
        [
          'acr is absent',
          idToken({ expected: expecting({ acrValues: ['mfa'] }) }),
          inClaims('acr'),
          { acr: null, asked: ['mfa'] },
        ],
      ],
      holds: [
        [
          'acr is one of them',
          idToken({ claims: { acr: 'phr' }, expected: expecting({ acrValues: ['mfa', 'phr'] }) }),
          'pass',
        ],
        ['none were asked', idToken({ claims: { acr: 'pwd' } }), 'not_applicable'],
      ],
    },
    'id_token.refresh.iss_changed': {
      fails: [
        [
          'the issuer is another one',
          refreshed({ iss: 'https://new.example' }),
          inClaims('iss'),
          { claim: 'iss', before: ISSUER, now: 'https://new.example' },
        ],
      ],
      holds: [
        ['it is the same', refreshed({}), 'pass'],
        ['this is the first one', idToken(), 'not_applicable'],
      ],
    },
    'id_token.refresh.sub_changed': {
      fails: [
        [
          'it is bob now',
          refreshed({ sub: 'bob' }),
          inClaims('sub'),
          { claim: 'sub', before: 'alice', now: 'bob' },
        ],
      ],
      holds: [
        ['it is still alice', refreshed({}), 'pass'],
        ['this is the first one', idToken(), 'not_applicable'],
      ],
    },
    'id_token.refresh.aud_changed': {
      fails: [
        [
          'one audience is gone',
          refreshed({ aud: CLIENT }),
          inClaims('aud'),
          { claim: 'aud', before: `x, ${CLIENT}`, now: CLIENT },
        ],
      ],
      holds: [
        ['only their order changed', refreshed({}), 'pass'],
        ['a string became a list of one', refreshed({ aud: [CLIENT] }, { ...FIRST, aud: CLIENT }), 'pass'],
        ['this is the first one', idToken(), 'not_applicable'],
      ],
    },
    'id_token.refresh.azp_changed': {
      fails: [
        [
          'azp came new',
          refreshed({ azp: CLIENT }),
          inClaims('azp'),
          { claim: 'azp', before: 'absent', now: CLIENT },
        ],
      ],
      holds: [
        ['both have none', refreshed({}), 'pass'],
        ['this is the first one', idToken({ claims: { azp: CLIENT } }), 'not_applicable'],
      ],
    },
    'id_token.refresh.auth_time_changed': {
      fails: [
        [
          'it is the time of the refresh',
          refreshed({ auth_time: NOW }),
          inClaims('auth_time'),
          { claim: 'auth_time', before: String(NOW - 700), now: String(NOW) },
        ],
      ],
      holds: [
        ['it is the time of the sign-in', refreshed({ auth_time: NOW - 700 }), 'pass'],
        ['it was left out', refreshed({}), 'pass'],
        ['the first token has none', refreshed({ auth_time: NOW }, { iss: ISSUER }), 'unchecked'],
        ['this is the first one', idToken(), 'not_applicable'],
      ],
    },
    'id_token.refresh.nonce_changed': {
      fails: [['it is another one', refreshed({ nonce: 'second' }), inClaims('nonce'), {}]],
      holds: [
        ['it is left out, as it should be', refreshed({}), 'pass'],
        ['it is the first one', refreshed({ nonce: 'first' }), 'pass'],
        ['there was no refresh', idToken(), 'not_applicable'],
      ],
    },
    'id_token.refresh.iat_not_new': {
      fails: [
        [
          'iat is older',
          refreshed({ iat: NOW - 601 }),
          inClaims('iat'),
          { before: NOW - 600, now: NOW - 601 },
        ],
        [
          'iat stands still while time goes on',
          idToken({
            claims: { iat: NOW - 600 },
            expected: expecting({ previousIdToken: FIRST, receivedAtSeconds: NOW }),
          }),
          inClaims('iat'),
          { before: NOW - 600, now: NOW - 600 },
        ],
      ],
      holds: [
        ['iat is newer', refreshed({}), 'pass'],
        [
          'both were issued in the same second',
          idToken({
            claims: { iat: NOW - 600 },
            expected: expecting({ previousIdToken: FIRST, receivedAtSeconds: NOW - 599 }),
          }),
          'pass',
        ],
        ['iat is absent', refreshed({ iat: undefined }), 'unchecked'],
        ['there was no refresh', idToken(), 'not_applicable'],
      ],
    },
    ...ID_TOKEN_SHAPE_CASES,
    ...ID_TOKEN_ALG_CASES,
    ...ID_TOKEN_AUTHENTICATION_CASES,
  },
};
