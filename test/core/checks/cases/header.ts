import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import { accessToken, expecting, idToken, issuerKeys, rsaKey, VERIFIED } from '../../../support/jwt.ts';
import { encodeBase64url } from '../../../../src/core/text/base64url.ts';
import type { HoldCase, RuleCases } from '../rule-cases.ts';

const inHeader = (name: string) => claimAt('header', name);
const ALG = inHeader('alg');
const KID = inHeader('kid');
const NO_HEADER: HoldCase<JwtInput> = ['the header is no object', accessToken({ rawHeader: 1 }), 'unchecked'];
const NONE: HoldCase<JwtInput> = [
  'it is not signed',
  accessToken({ header: { alg: 'none' } }),
  'not_applicable',
];

/** An RSA key of so many bits, named k1. */
const rsaOf = (bits: number) => rsaKey('k1', { n: encodeBase64url(new Uint8Array(bits / 8).fill(255)) });
const HMAC = { header: { alg: 'HS256' } } as const;
const secretOf = (bytes: number) => ({ kty: 'oct', kid: 'k1', k: encodeBase64url(new Uint8Array(bytes)) });

/** Of any token: the header, and the key that it names. */
export const HEADER_CASES: RuleCases<JwtInput>['cases'] = {
  'token.typ.not_a_string': {
    fails: [['typ is a list', accessToken({ header: { typ: [] } }), inHeader('typ'), { found: 'a list' }]],
    holds: [['typ is a text', accessToken(), 'pass'], NO_HEADER],
  },
  'token.cty.unexpected': {
    fails: [
      [
        'cty is JWT over claims',
        accessToken({ header: { cty: 'JWT' } }),
        inHeader('cty'),
        { cty: 'the text "JWT"' },
      ],
    ],
    holds: [
      ['cty is absent', accessToken(), 'pass'],
      ['there are no claims', accessToken({ header: { cty: 'JWT' }, rawPayload: [] }), 'not_applicable'],
    ],
  },
  'token.header.key_url_insecure': {
    fails: [
      [
        'jku is http',
        accessToken({ header: { jku: 'http://login.example/jwks' } }),
        inHeader('jku'),
        { parameters: ['jku'] },
      ],
      ['x5u is no address', accessToken({ header: { x5u: 7 } }), inHeader('x5u'), { parameters: ['x5u'] }],
    ],
    holds: [
      ['jku is https', accessToken({ header: { jku: 'https://login.example/jwks' } }), 'pass'],
      ['there is neither', accessToken(), 'pass'],
    ],
  },
  'token.header.private_key': {
    fails: [
      [
        'jwk has d',
        accessToken({ header: { jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'd' } } }),
        inHeader('jwk'),
        { members: ['d'] },
      ],
    ],
    holds: [
      ['jwk is public', accessToken({ header: { jwk: { kty: 'EC', x: 'x' } } }), 'pass'],
      ['there is no jwk', accessToken(), 'not_applicable'],
    ],
  },
  'token.alg.unknown': {
    fails: [['alg is a name of its own', accessToken({ header: { alg: 'ACME1' } }), ALG, { alg: 'ACME1' }]],
    holds: [['alg is registered', accessToken(), 'pass'], NONE, NO_HEADER],
  },
  'token.alg.deprecated': {
    fails: [
      [
        'alg is EdDSA',
        accessToken({ header: { alg: 'EdDSA' } }),
        ALG,
        { alg: 'EdDSA', instead: 'Ed25519 or Ed448' },
      ],
    ],
    holds: [['alg is Ed25519', accessToken({ header: { alg: 'Ed25519' } }), 'pass'], NONE],
  },
  'token.alg.not_fapi': {
    fails: [['alg is RS256', accessToken(), ALG, { alg: 'RS256' }]],
    holds: [
      ['alg is PS256', accessToken({ header: { alg: 'PS256' } }), 'pass'],
      ['alg is Ed25519', accessToken({ header: { alg: 'Ed25519' } }), 'pass'],
      NONE,
      ['alg is absent', accessToken({ header: { alg: undefined } }), 'unchecked'],
    ],
  },
  'token.kid.not_a_string': {
    fails: [['kid is a number', accessToken({ header: { kid: 1 } }), KID, { found: 'a number' }]],
    holds: [['kid is a text', accessToken(), 'pass'], NO_HEADER],
  },
  'token.kid.suspicious': {
    fails: [
      [
        'it leads out of a folder',
        accessToken({ header: { kid: '../../dev/null' } }),
        KID,
        { looksLike: 'a way through folders' },
      ],
      [
        'it is half a query',
        accessToken({ header: { kid: "x' UNION SELECT 'k" } }),
        KID,
        { looksLike: 'a database query' },
      ],
      [
        'it runs something',
        accessToken({ header: { kid: 'k|/usr/bin/id' } }),
        KID,
        { looksLike: 'a shell command' },
      ],
    ],
    holds: [
      ['it is a name', accessToken(), 'pass'],
      ['it is base64 with a slash', accessToken({ header: { kid: 'a/b+c=' } }), 'pass'],
      ['there is none', accessToken({ header: { kid: undefined } }), 'not_applicable'],
      ['it is enormous', accessToken({ header: { kid: 'k'.repeat(5000) } }), 'unchecked'],
    ],
  },
  'token.key.wrong_type': {
    fails: [
      [
        'ES256 names an RSA key',
        accessToken({ header: { alg: 'ES256' } }),
        KID,
        { kid: 'k1', problem: 'is of type "RSA"; ES256 needs "EC"' },
      ],
      [
        'ES256 names a key on another curve',
        accessToken({ header: { alg: 'ES256' }, keys: issuerKeys({ kty: 'EC', crv: 'P-384', kid: 'k1' }) }),
        KID,
        { kid: 'k1', problem: 'is on curve "P-384"; ES256 needs "P-256"' },
      ],
    ],
    holds: [
      ['RS256 names an RSA key', accessToken(), 'pass'],
      ['there is no kid', accessToken({ header: { kid: undefined } }), 'not_applicable'],
      ['no key is at hand', accessToken({ keys: [] }), 'unchecked'],
      ['no key has this name', accessToken({ header: { kid: 'k9' } }), 'not_applicable'],
    ],
  },
  'token.key.not_for_signatures': {
    fails: [
      [
        'the key is to encrypt with',
        accessToken({ keys: issuerKeys(rsaKey('k1', { use: 'enc' })) }),
        KID,
        { kid: 'k1', problem: 'is marked "use": "enc"' },
      ],
      [
        'key_ops has no verify',
        accessToken({ keys: issuerKeys(rsaKey('k1', { key_ops: ['encrypt'] })) }),
        KID,
        { kid: 'k1', problem: 'has "key_ops" without "verify"' },
      ],
    ],
    holds: [
      ['the key is to sign with', accessToken({ keys: issuerKeys(rsaKey('k1', { use: 'sig' })) }), 'pass'],
      ['the key does not say', accessToken(), 'pass'],
      [
        'another key of the name is to sign with',
        accessToken({ keys: issuerKeys(rsaKey('k1', { use: 'enc' }), rsaKey('k1', { use: 'sig' })) }),
        'pass',
      ],
    ],
  },
  'token.key.other_alg': {
    fails: [
      [
        'the key is published for PS256',
        accessToken({ keys: issuerKeys(rsaKey('k1', { alg: 'PS256' })) }),
        KID,
        { kid: 'k1', alg: 'RS256', keyAlg: 'PS256' },
      ],
    ],
    holds: [
      [
        'the key is for this algorithm',
        accessToken({ keys: issuerKeys(rsaKey('k1', { alg: 'RS256' })) }),
        'pass',
      ],
      ['the key does not say', accessToken(), 'pass'],
    ],
  },
  'token.key.rsa_too_small': {
    fails: [
      [
        'the key has 1024 bits',
        accessToken({ keys: issuerKeys(rsaOf(1024)) }),
        ALG,
        { bits: 1024, alg: 'RS256' },
      ],
    ],
    holds: [
      ['the key has 2048 bits', accessToken({ keys: issuerKeys(rsaOf(2048)) }), 'pass'],
      ['the algorithm is not RSA', accessToken({ header: { alg: 'ES256' } }), 'not_applicable'],
      ['the key is not at hand', accessToken({ keys: [] }), 'unchecked'],
    ],
  },
  'token.key.secret_too_short': {
    fails: [
      [
        'the secret has 6 bytes',
        accessToken({ ...HMAC, signature: VERIFIED, keys: issuerKeys(secretOf(6)) }),
        ALG,
        { bits: 48, alg: 'HS256', least: 256 },
      ],
    ],
    holds: [
      ['the secret has 32 bytes', accessToken({ ...HMAC, keys: issuerKeys(secretOf(32)) }), 'pass'],
      ['the algorithm needs none', accessToken(), 'not_applicable'],
      [
        'the signature was not verified',
        accessToken({
          ...HMAC,
          signature: { state: 'unchecked', reason: 'no_keys', message: 'No key.' },
          keys: issuerKeys(secretOf(6)),
        }),
        'unchecked',
      ],
    ],
  },
  'token.secret.well_known': {
    fails: [
      [
        'a secret of the list fits',
        accessToken({ ...HMAC, secrets: { wellKnown: 'the example of jwt.io' } }),
        ALG,
        { source: 'the example of jwt.io' },
      ],
    ],
    holds: [
      ['none of the list fits', accessToken({ ...HMAC, secrets: {} }), 'pass'],
      ['none was tried', accessToken(HMAC), 'unchecked'],
      ['the token has a key pair', accessToken({ secrets: {} }), 'not_applicable'],
    ],
  },
};

/** Of access tokens. */
export const ACCESS_ALG_CASES: RuleCases<JwtInput>['cases'] = {
  'access_token.secret.shared_with_client': {
    fails: [
      [
        'the client’s own secret signed it',
        accessToken({ ...HMAC, secrets: { isClientSecret: true } }),
        ALG,
        { alg: 'HS256' },
      ],
    ],
    holds: [
      ['another secret signed it', accessToken({ ...HMAC, secrets: { isClientSecret: false } }), 'pass'],
      ['the client’s secret is not at hand', accessToken({ ...HMAC, secrets: {} }), 'unchecked'],
      ['a key pair signed it', accessToken(), 'not_applicable'],
    ],
  },
  'access_token.alg.symmetric': {
    fails: [['alg is HS256', accessToken(HMAC), ALG, { alg: 'HS256' }]],
    holds: [['alg is RS256', accessToken(), 'pass'], NONE],
  },
};

/** Of ID tokens. */
export const ID_TOKEN_ALG_CASES: RuleCases<JwtInput>['cases'] = {
  'id_token.alg.symmetric_public_client': {
    fails: [
      [
        'a public client got HS256',
        idToken({ ...HMAC, expected: expecting({ isPublicClient: true }) }),
        ALG,
        { alg: 'HS256' },
      ],
    ],
    holds: [
      ['a public client got RS256', idToken({ expected: expecting({ isPublicClient: true }) }), 'pass'],
      [
        'the client has a secret',
        idToken({ ...HMAC, expected: expecting({ isPublicClient: false }) }),
        'pass',
      ],
      ['the client is not known', idToken(HMAC), 'unchecked'],
      ['it is not signed', idToken({ header: { alg: 'none' } }), 'not_applicable'],
    ],
  },
  'id_token.header.key_reference': {
    fails: [
      [
        'it points to a key',
        idToken({ header: { jku: 'https://login.example/jwks' } }),
        inHeader('jku'),
        { parameters: ['jku'] },
      ],
    ],
    holds: [['its key is found by discovery', idToken(), 'pass']],
  },
};
