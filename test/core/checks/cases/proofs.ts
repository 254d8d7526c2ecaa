import { createHash } from 'node:crypto';
import { clientAssertionRules, dpopProofRules } from '../../../../src/core/checks/index.ts';
import type { ExpectedToken, JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import type { SignatureVerdict } from '../../../../src/core/jose/verification.ts';
import {
  accessToken,
  type Changes,
  CLIENT,
  expecting,
  ISSUER,
  type JwtChanges,
  NOW,
} from '../../../support/jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const inClaims = (name: string) => claimAt('payload', name);
const inHeader = (name: string) => claimAt('header', name);
const sha2: JwtInput['sha2'] = (bits, text) => new Uint8Array(createHash(`sha${bits}`).update(text).digest());

/** The key of the examples of RFC 9449, and its thumbprint there (§6.1). */
const JWK = {
  kty: 'EC',
  x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs',
  y: '9VE4jf_Ok_o64zbTTlcuNJajHmt6v9TDVrU0CdvGRDA',
  crv: 'P-256',
};
const THUMBPRINT = '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I';
const FITS: SignatureVerdict = {
  state: 'self_asserted',
  alg: 'ES256',
  header: 'jwk',
  fits: true,
  attempts: [],
};
/** The token and its `ath` of RFC 9449 §7.1. */
const TOKEN = 'Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU';
const ATH = 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo';

interface ProofChanges extends Omit<JwtChanges, 'header' | 'claims'> {
  readonly header?: Changes;
  readonly claims?: Changes;
}

function of(kind: JwtInput['kind'], base: { header: Changes; claims: Changes }) {
  return ({ header, claims, ...more }: ProofChanges = {}): JwtInput => {
    const rest = (changes: Changes) => JSON.parse(JSON.stringify(changes));
    return accessToken({
      kind,
      rawHeader: rest({ ...base.header, ...header }),
      rawPayload: rest({ ...base.claims, ...claims }),
      ...more,
    });
  };
}

const proof = of('dpop_proof', {
  header: { typ: 'dpop+jwt', alg: 'ES256', jwk: JWK },
  claims: { jti: '-BwC3ESc6acc2lTc', htm: 'POST', htu: 'https://server.example.com/token', iat: NOW - 5 },
});
const signed = (more: ProofChanges = {}) => proof({ signature: FITS, sha2, ...more });
const presented = (ath: string | undefined, boundTo?: string, more: ProofChanges = {}) =>
  signed({
    claims: { ath },
    expected: expecting({ presentedToken: { text: TOKEN, ...(boundTo === undefined ? {} : { boundTo }) } }),
    ...more,
  });
/** A proof, and the request that it came with. */
const sentAs = (request: ExpectedToken['request'], claims: Changes = {}) =>
  proof({ claims, expected: expecting({ request }) });
/** A proof, and the nonce that the server gave. */
const asked = (serverNonce: string, claims: Changes = {}) =>
  proof({ claims, expected: expecting({ serverNonce }) });
const UNREADABLE: JwtInput = { ...proof(), header: undefined, claims: undefined };

export const DPOP_PROOF_CASES: RuleCases<JwtInput> = {
  rules: dpopProofRules,
  cases: {
    'dpop_proof.typ.wrong': {
      fails: [['it is JWT', proof({ header: { typ: 'JWT' } }), inHeader('typ'), { typ: 'the text "JWT"' }]],
      holds: [
        ['it is dpop+jwt', proof(), 'pass'],
        ['the header is no object', UNREADABLE, 'unchecked'],
      ],
    },
    'dpop_proof.alg.not_asymmetric': {
      fails: [
        ['it is HS256', proof({ header: { alg: 'HS256' } }), inHeader('alg'), { alg: 'HS256' }],
        ['it is none', proof({ header: { alg: 'none' } }), inHeader('alg'), { alg: 'none' }],
        ['it is absent', proof({ header: { alg: undefined } }), inHeader('alg'), { alg: 'absent' }],
      ],
      holds: [
        ['it is ES256', proof(), 'pass'],
        ['nobody knows it', proof({ header: { alg: 'XX1' } }), 'unchecked'],
      ],
    },
    'dpop_proof.key.missing': {
      fails: [
        ['there is none', proof({ header: { jwk: undefined } }), inHeader('jwk'), { found: 'absent' }],
        ['it is a text', proof({ header: { jwk: 'k' } }), inHeader('jwk'), { found: 'a string' }],
      ],
      holds: [['it is there', proof(), 'pass']],
    },
    'dpop_proof.key.private': {
      fails: [
        ['it has d', proof({ header: { jwk: { ...JWK, d: 'x' } } }), inHeader('jwk'), { members: ['d'] }],
      ],
      holds: [
        ['it is public', proof(), 'pass'],
        ['there is none', proof({ header: { jwk: undefined } }), 'unchecked'],
      ],
    },
    'dpop_proof.claims.missing': {
      fails: [
        [
          'htm and iat are missing',
          proof({ claims: { htm: undefined, iat: 'now' } }),
          inClaims('htm'),
          { claims: ['htm', 'iat'] },
        ],
      ],
      holds: [['all are there', proof(), 'pass']],
    },
    'dpop_proof.htu.not_bare': {
      fails: [
        [
          'it has a query',
          proof({ claims: { htu: 'https://a.example/x?y=1' } }),
          inClaims('htu'),
          { htu: 'https://a.example/x?y=1', why: 'it has a query' },
        ],
        [
          'it has a fragment',
          proof({ claims: { htu: 'https://a.example/x#y' } }),
          inClaims('htu'),
          { htu: 'https://a.example/x#y', why: 'it has a fragment' },
        ],
        [
          'it is a path',
          proof({ claims: { htu: '/x' } }),
          inClaims('htu'),
          { htu: '/x', why: 'that is no whole address' },
        ],
      ],
      holds: [
        ['it is bare', proof(), 'pass'],
        ['it is missing', proof({ claims: { htu: undefined } }), 'unchecked'],
      ],
    },
    'dpop_proof.htm.mismatch': {
      fails: [
        ['it is another', sentAs({ method: 'GET' }), inClaims('htm'), { htm: 'POST', method: 'GET' }],
        [
          'it is written otherwise',
          sentAs({ method: 'POST' }, { htm: 'post' }),
          inClaims('htm'),
          { htm: 'post', method: 'POST' },
        ],
      ],
      holds: [
        ['it is the method', sentAs({ method: 'POST' }), 'pass'],
        ['the request is not known', proof(), 'unchecked'],
        ['only its address is', sentAs({ url: 'https://server.example.com/token' }), 'unchecked'],
        ['it is missing', sentAs({ method: 'POST' }, { htm: undefined }), 'unchecked'],
      ],
    },
    'dpop_proof.htu.mismatch': {
      fails: [
        [
          'it is another path',
          sentAs({ url: 'https://user:pass@server.example.com/other?code=secret#x' }),
          inClaims('htu'),
          { htu: 'https://server.example.com/token', url: 'https://server.example.com/other', near: [] },
        ],
        [
          'only the scheme is another',
          sentAs({ url: 'http://server.example.com/token' }),
          inClaims('htu'),
          {
            htu: 'https://server.example.com/token',
            url: 'http://server.example.com/token',
            near: ['scheme'],
          },
        ],
        [
          'it is a path',
          sentAs({ url: 'https://server.example.com/token' }, { htu: '/token' }),
          inClaims('htu'),
          { htu: '/token', url: 'https://server.example.com/token', near: [] },
        ],
      ],
      holds: [
        ['it is the address', sentAs({ url: 'https://server.example.com/token' }), 'pass'],
        [
          'a query and a fragment are more',
          sentAs({ url: 'https://server.example.com/token?a=1#b' }),
          'pass',
        ],
        ['it is written otherwise', sentAs({ url: 'HTTPS://Server.Example.com:443/a/../%74oken' }), 'pass'],
        [
          'an escape is written otherwise',
          sentAs(
            { url: 'https://server.example.com/%C3%A9%7e' },
            { htu: 'https://server.example.com/%c3%a9~' },
          ),
          'pass',
        ],
        ['the request is not known', proof(), 'unchecked'],
        ['the address is a variable', sentAs({ url: '$API/pay' }), 'unchecked'],
        ['it is missing', sentAs({ url: 'https://a.example/' }, { htu: undefined }), 'unchecked'],
      ],
    },
    'dpop_proof.nonce.mismatch': {
      fails: [
        [
          'it is another',
          asked('eyJ7S_zG.eyJH0-Z.HX4w-7v', { nonce: 'old' }),
          inClaims('nonce'),
          { givenLength: 24, receivedLength: 3 },
        ],
        ['it is missing', asked('given'), inClaims('nonce'), { givenLength: 5, receivedLength: null }],
      ],
      holds: [
        ['it is the one', asked('given', { nonce: 'given' }), 'pass'],
        ['none is known and none is there', proof(), 'not_applicable'],
        ['none is known', proof({ claims: { nonce: 'x' } }), 'unchecked'],
      ],
    },
    'dpop_proof.jti.short': {
      fails: [['it is a counter', proof({ claims: { jti: '17' } }), inClaims('jti'), { bits: 8 }]],
      holds: [
        ['it is 96 bits in base64url', proof(), 'pass'],
        ['it is a UUID', proof({ claims: { jti: '9b2c3e1a-7f0d-4a6b-8c1d-2e3f4a5b6c7d' } }), 'pass'],
        ['it is missing', proof({ claims: { jti: undefined } }), 'unchecked'],
      ],
    },
    'dpop_proof.iat.outside_window': {
      fails: [
        [
          'it is old',
          proof({ claims: { iat: NOW - 3600 } }),
          inClaims('iat'),
          { iat: NOW - 3600, ageSeconds: 3600 },
        ],
        [
          'it is ahead',
          proof({ claims: { iat: NOW + 600 } }),
          inClaims('iat'),
          { iat: NOW + 600, ageSeconds: -600 },
        ],
      ],
      holds: [
        ['it is of now', proof(), 'pass'],
        ['it is missing', proof({ claims: { iat: undefined } }), 'unchecked'],
      ],
    },
    'dpop_proof.signature.invalid': {
      fails: [
        ['it does not fit', signed({ signature: { ...FITS, fits: false } }), placeOfSignature(signed()), {}],
      ],
      holds: [
        ['it fits', signed(), 'pass'],
        ['a key that was given verifies it', proof(), 'pass'],
        [
          'nothing was tried',
          proof({ signature: { state: 'unchecked', reason: 'no_keys', message: 'No key is at hand.' } }),
          'unchecked',
        ],
      ],
    },
    'dpop_proof.ath.mismatch': {
      fails: [
        ['it is another', presented('AAAA'), inClaims('ath'), { received: 'AAAA', expected: ATH }],
        ['it is missing', presented(undefined), inClaims('ath'), { received: 'absent', expected: ATH }],
      ],
      holds: [
        ['it is the hash of the token of RFC 9449 §7.1', presented(ATH), 'pass'],
        ['no token came with it', signed(), 'not_applicable'],
        ['the token is not at hand', signed({ claims: { ath: ATH } }), 'unchecked'],
        ['there is no hash function', { ...presented(ATH), sha2: undefined } as never, 'unchecked'],
      ],
    },
    'dpop_proof.key.not_bound': {
      fails: [
        [
          'it is another',
          presented(ATH, 'other'),
          inHeader('jwk'),
          { thumbprint: THUMBPRINT, bound: 'other' },
        ],
      ],
      holds: [
        ['it is the key of RFC 9449 §6.1', presented(ATH, THUMBPRINT), 'pass'],
        ['the token is bound to none', presented(ATH), 'not_applicable'],
        ['the proof has no key', presented(ATH, THUMBPRINT, { header: { jwk: undefined } }), 'unchecked'],
      ],
    },
  },
};

const assertion = of('client_assertion', {
  header: { alg: 'RS256' },
  claims: { iss: CLIENT, sub: CLIENT, aud: ISSUER, iat: NOW - 5, exp: NOW + 55, jti: 'Zm9vYmFyYmF6cXV4' },
});

export const CLIENT_ASSERTION_CASES: RuleCases<JwtInput> = {
  rules: clientAssertionRules,
  cases: {
    'client_assertion.claims.missing': {
      fails: [
        ['aud is missing', assertion({ claims: { aud: undefined } }), inClaims('aud'), { claims: ['aud'] }],
      ],
      holds: [
        ['all are there', assertion(), 'pass'],
        ['the payload is no object', UNREADABLE, 'unchecked'],
      ],
    },
    'client_assertion.sub.not_the_client': {
      fails: [
        [
          'they differ',
          assertion({ claims: { sub: 'alice' } }),
          inClaims('sub'),
          { iss: CLIENT, sub: 'alice' },
        ],
      ],
      holds: [
        ['both are the client', assertion(), 'pass'],
        ['one is missing', assertion({ claims: { iss: undefined } }), 'unchecked'],
      ],
    },
    'client_assertion.client.mismatch': {
      fails: [
        [
          'it is another client',
          assertion({ claims: { sub: 'other' } }),
          inClaims('sub'),
          { sub: 'other', expected: CLIENT },
        ],
      ],
      holds: [
        ['it is this client', assertion(), 'pass'],
        ['no client is known', assertion({ expected: expecting({ clientId: undefined }) }), 'not_applicable'],
        ['it names none', assertion({ claims: { sub: undefined } }), 'unchecked'],
      ],
    },
    'client_assertion.jti.missing': {
      fails: [['it is missing', assertion({ claims: { jti: undefined } }), inClaims('jti'), {}]],
      holds: [['it is there', assertion(), 'pass']],
    },
    'client_assertion.aud.not_the_issuer': {
      fails: [
        [
          'it is the token endpoint',
          assertion({ claims: { aud: `${ISSUER}/token` } }),
          inClaims('aud'),
          { received: `${ISSUER}/token`, expected: ISSUER },
        ],
      ],
      holds: [
        ['it is the issuer', assertion(), 'pass'],
        ['it is a list that has the issuer', assertion({ claims: { aud: [ISSUER, 'x'] } }), 'pass'],
        ['there is none', assertion({ claims: { aud: undefined } }), 'unchecked'],
        ['no server is known', assertion({ expected: expecting({ issuer: undefined }) }), 'not_applicable'],
      ],
    },
    'client_assertion.lifetime.too_long': {
      fails: [
        [
          'it is a day',
          assertion({ claims: { exp: NOW - 5 + 86_400 } }),
          inClaims('exp'),
          { seconds: 86_400, limit: 3600 },
        ],
      ],
      holds: [
        ['it is a minute', assertion(), 'pass'],
        ['it names no end', assertion({ claims: { exp: undefined } }), 'unchecked'],
      ],
    },
  },
};

function placeOfSignature({ token }: JwtInput) {
  return { kind: 'bytes', start: token.signature.start, end: token.signature.end } as const;
}
