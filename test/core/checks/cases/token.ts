import { tokenRules } from '../../../../src/core/checks/index.ts';
import type { JwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt, type Place } from '../../../../src/core/findings/finding.ts';
import type { SignatureVerdict } from '../../../../src/core/jose/verification.ts';
import {
  accessToken,
  expecting,
  idToken,
  ISSUER,
  issuerKeys,
  type JwtChanges,
  NOW,
  rsaKey,
  VERIFIED,
} from '../../../support/jwt.ts';
import { UNSIGNED_CASES } from './jws-json.ts';
import { AUTHENTICATION_CASES } from './authentication.ts';
import { CLAIM_SHAPE_CASES } from './claim-shapes.ts';
import { HEADER_CASES } from './header.ts';
import type { RuleCases } from '../rule-cases.ts';

const inHeader = (name: string) => claimAt('header', name);
const inClaims = (name: string) => claimAt('payload', name);

const UNREADABLE_HEADER = accessToken({ rawHeader: ['RS256'] });
const UNREADABLE_CLAIMS = accessToken({ rawPayload: 'alice' });

function failed(
  reason: Extract<SignatureVerdict, { state: 'failed' }>['reason'],
  more: object = {},
): SignatureVerdict {
  return { state: 'failed', reason, attempts: [], message: 'The signature was not tried.', ...more };
}

const NOT_CHECKED: SignatureVerdict = {
  state: 'unchecked',
  reason: 'keys_unreachable',
  message: 'The key set of the issuer could not be fetched.',
};
const BY_ITS_OWN_KEY: SignatureVerdict = {
  state: 'self_asserted',
  alg: 'RS256',
  header: 'jwk',
  fits: true,
  attempts: [],
};

function signatureBytes({ token }: JwtInput): Place {
  return { kind: 'bytes', start: token.signature.start, end: token.signature.end };
}

const BAD_SIGNATURE = failed('bad_signature', {
  alg: 'RS256',
  trust: VERIFIED.state === 'verified' ? VERIFIED.trust : undefined,
  attempts: [
    { alg: 'RS256', result: 'does_not_fit' },
    { alg: 'RS256', result: 'unusable' },
    { alg: 'RS256', result: 'does_not_fit' },
  ],
});
const FORGED = accessToken({ signature: BAD_SIGNATURE });
const FOR_GRAPH = accessToken({ header: { nonce: 'n' }, signature: BAD_SIGNATURE });
const CUT_SIGNATURE = accessToken({ signature: failed('malformed') });

function byKeyGoneSince(goneSinceMs: number): SignatureVerdict {
  if (VERIFIED.state !== 'verified' || VERIFIED.trust.kind !== 'issuer_jwks')
    throw new Error('the example is verified');
  return { ...VERIFIED, trust: { ...VERIFIED.trust, goneSinceMs } };
}

function keysOverHttp(jwksUri: string): JwtChanges {
  if (VERIFIED.state !== 'verified') throw new Error('the example is verified');
  const trust = {
    kind: 'issuer_jwks',
    issuer: ISSUER,
    jwksUri,
    fetchedAtMs: 0,
    insecureTransport: true,
  } as const;
  return { signature: { ...VERIFIED, trust } };
}

export const TOKEN_CASES: RuleCases<JwtInput> = {
  rules: tokenRules,
  cases: {
    ...UNSIGNED_CASES,
    'token.alg.missing': {
      fails: [
        ['alg is absent', accessToken({ header: { alg: undefined } }), inHeader('alg'), { found: 'absent' }],
        ['alg is a number', accessToken({ header: { alg: 256 } }), inHeader('alg'), { found: 'a number' }],
        ['alg is empty', accessToken({ header: { alg: '' } }), inHeader('alg'), { found: 'an empty string' }],
      ],
      holds: [
        ['alg is RS256', accessToken(), 'pass'],
        ['the header is a list', UNREADABLE_HEADER, 'unchecked'],
      ],
    },
    'token.alg.none': {
      fails: [
        ['alg is none', accessToken({ header: { alg: 'none' } }), inHeader('alg'), { alg: 'none' }],
        [
          'alg is NonE, which careless readers accept',
          accessToken({ header: { alg: 'NonE' } }),
          inHeader('alg'),
          { alg: 'NonE' },
        ],
        ['an ID token is not signed', idToken({ header: { alg: 'none' } }), inHeader('alg'), { alg: 'none' }],
      ],
      holds: [
        ['alg is RS256', accessToken(), 'pass'],
        ['alg is absent', accessToken({ header: { alg: undefined } }), 'unchecked'],
        ['the header is a list', UNREADABLE_HEADER, 'unchecked'],
      ],
    },
    'token.alg.not_allowed': {
      fails: [
        [
          'the profile allows another one',
          accessToken({ header: { alg: 'RS384' }, expected: expecting({ allowedAlgs: ['RS256', 'ES256'] }) }),
          inHeader('alg'),
          { alg: 'RS384', allowed: ['RS256', 'ES256'] },
        ],
        [
          'the case differs',
          accessToken({ header: { alg: 'rs256' } }),
          inHeader('alg'),
          { alg: 'rs256', allowed: ['RS256'] },
        ],
        [
          'no list is known, and the verifier refused it',
          accessToken({
            expected: expecting({ allowedAlgs: undefined }),
            signature: failed('alg_not_allowed'),
          }),
          inHeader('alg'),
          { alg: 'RS256' },
        ],
      ],
      holds: [
        ['it is on the list', accessToken(), 'pass'],
        [
          'no list is known, and it verified',
          accessToken({ expected: expecting({ allowedAlgs: undefined }) }),
          'pass',
        ],
        [
          'no list is known, and nothing verified',
          accessToken({ expected: expecting({ allowedAlgs: undefined }), signature: NOT_CHECKED }),
          'unchecked',
        ],
        ['alg is absent', accessToken({ header: { alg: undefined } }), 'unchecked'],
        [
          'alg is none, which has a rule of its own',
          accessToken({ header: { alg: 'none' } }),
          'not_applicable',
        ],
      ],
    },
    'token.alg.hmac_with_public_key': {
      fails: [
        [
          'HS256 meets published RSA keys',
          accessToken({ header: { alg: 'HS256' } }),
          inHeader('alg'),
          { alg: 'HS256' },
        ],
        [
          'the verifier says so',
          accessToken({ header: { alg: 'HS512' }, keys: [], signature: failed('hmac_with_public_key') }),
          inHeader('alg'),
          { alg: 'HS512' },
        ],
      ],
      holds: [
        ['alg is RS256', accessToken(), 'pass'],
        [
          'HS256 meets a shared secret',
          accessToken({ header: { alg: 'HS256' }, keys: issuerKeys({ kty: 'oct' }) }),
          'pass',
        ],
        ['no keys are at hand', accessToken({ header: { alg: 'HS256' }, keys: [] }), 'unchecked'],
        ['alg is absent', accessToken({ header: { alg: undefined } }), 'unchecked'],
      ],
    },
    'token.crit.empty': {
      fails: [['crit is []', accessToken({ header: { crit: [] } }), inHeader('crit'), {}]],
      holds: [
        ['crit is absent', accessToken(), 'pass'],
        ['crit lists something', accessToken({ header: { crit: ['b64'], b64: true } }), 'pass'],
        ['the header is a list', UNREADABLE_HEADER, 'unchecked'],
      ],
    },
    'token.crit.malformed': {
      fails: [
        [
          'crit is a string',
          accessToken({ header: { crit: 'b64' } }),
          inHeader('crit'),
          { problem: 'crit is a string, not a list' },
        ],
        [
          'crit lists a number',
          accessToken({ header: { crit: [1] } }),
          inHeader('crit'),
          { problem: 'crit lists a number; only names may stand there' },
        ],
        [
          'crit lists a name twice',
          accessToken({ header: { crit: ['b64', 'b64'], b64: true } }),
          inHeader('crit'),
          { problem: 'crit lists b64 twice' },
        ],
        [
          'crit lists alg',
          accessToken({ header: { crit: ['alg'] } }),
          inHeader('crit'),
          { problem: 'crit lists alg, which is no extension' },
        ],
        [
          'crit lists what the header does not have',
          accessToken({ header: { crit: ['exp'] } }),
          inHeader('crit'),
          { problem: 'crit lists exp, which is not in the header' },
        ],
      ],
      holds: [
        ['crit is absent', accessToken(), 'pass'],
        ['crit lists an extension that is there', accessToken({ header: { crit: ['x'], x: 1 } }), 'pass'],
        ['crit is empty, which has a rule of its own', accessToken({ header: { crit: [] } }), 'pass'],
      ],
    },
    'token.crit.unknown': {
      fails: [
        [
          'crit lists an extension that nobody here knows',
          accessToken({
            header: { crit: ['b64', 'https://example.com/x'], b64: true, 'https://example.com/x': 1 },
          }),
          inHeader('crit'),
          { names: ['https://example.com/x'] },
        ],
      ],
      holds: [
        ['crit lists b64', accessToken({ header: { crit: ['b64'], b64: true } }), 'pass'],
        ['crit is absent', accessToken(), 'not_applicable'],
        ['crit is no list', accessToken({ header: { crit: 'x' } }), 'not_applicable'],
      ],
    },
    'token.b64.not_a_boolean': {
      fails: [
        [
          'b64 is the text false',
          accessToken({ header: { b64: 'false', crit: ['b64'] } }),
          inHeader('b64'),
          { found: 'the text "false"' },
        ],
        ['b64 is null', accessToken({ header: { b64: null } }), inHeader('b64'), { found: 'null' }],
      ],
      holds: [
        ['b64 is absent', accessToken(), 'pass'],
        ['b64 is true', accessToken({ header: { b64: true } }), 'pass'],
        ['b64 is false', accessToken({ header: { b64: false } }), 'pass'],
      ],
    },
    'token.b64.not_critical': {
      fails: [
        ['b64 is false and crit absent', accessToken({ header: { b64: false } }), inHeader('b64'), {}],
        [
          'crit does not list it',
          accessToken({ header: { b64: false, crit: ['exp'] } }),
          inHeader('b64'),
          {},
        ],
      ],
      holds: [
        ['b64 is absent', accessToken(), 'pass'],
        ['crit lists it', accessToken({ header: { b64: false, crit: ['b64'] } }), 'pass'],
        ['b64 is true', accessToken({ header: { b64: true } }), 'pass'],
      ],
    },
    'token.b64.unencoded': {
      fails: [
        [
          'b64 is false, critical or not',
          accessToken({ header: { b64: false, crit: ['b64'] } }),
          inHeader('b64'),
          {},
        ],
      ],
      holds: [
        ['b64 is absent', accessToken(), 'pass'],
        ['b64 is true', accessToken({ header: { b64: true, crit: ['b64'] } }), 'pass'],
      ],
    },
    'token.kid.missing': {
      fails: [
        [
          'the issuer has two keys',
          accessToken({ header: { kid: undefined }, keys: issuerKeys(rsaKey('k1'), rsaKey('k2')) }),
          inHeader('kid'),
          { keyCount: 2 },
        ],
      ],
      holds: [
        ['kid is there', accessToken({ keys: issuerKeys(rsaKey('k1'), rsaKey('k2')) }), 'pass'],
        ['there is one key', accessToken({ header: { kid: undefined } }), 'pass'],
        [
          'the other key is for encryption',
          accessToken({
            header: { kid: undefined },
            keys: issuerKeys(rsaKey('k1'), rsaKey('k2', { use: 'enc' })),
          }),
          'pass',
        ],
        ['no keys are at hand', accessToken({ header: { kid: undefined }, keys: [] }), 'unchecked'],
        [
          'the token is signed with a secret',
          accessToken({ header: { kid: undefined, alg: 'HS256' } }),
          'not_applicable',
        ],
      ],
    },
    'token.kid.ambiguous': {
      fails: [
        [
          'two keys have this kid',
          accessToken({ keys: issuerKeys(rsaKey('k1'), rsaKey('k1'), rsaKey('k2')) }),
          inHeader('kid'),
          { kid: 'k1', keyCount: 2 },
        ],
      ],
      holds: [
        ['one key has it', accessToken({ keys: issuerKeys(rsaKey('k1'), rsaKey('k2')) }), 'pass'],
        [
          'a key of another type has it too',
          accessToken({ keys: issuerKeys(rsaKey('k1'), { kty: 'EC', kid: 'k1' }) }),
          'pass',
        ],
        [
          'two sets have a key of that name each',
          accessToken({ keys: [...issuerKeys(rsaKey('k1')), ...issuerKeys(rsaKey('k1'))] }),
          'pass',
        ],
        ['kid is absent', accessToken({ header: { kid: undefined } }), 'not_applicable'],
        ['no keys are at hand', accessToken({ keys: [] }), 'unchecked'],
      ],
    },
    'token.origin.built_here': {
      fails: [
        [
          'a person made it, and gave the key to verify it with',
          { ...accessToken(), isBuiltHere: true },
          undefined,
          { isVerified: true },
        ],
        [
          'a person made it, and nothing vouches for it',
          { ...accessToken({ signature: NOT_CHECKED }), isBuiltHere: true },
          undefined,
          { isVerified: false },
        ],
      ],
      holds: [
        ['it was not made here', { ...accessToken(), isBuiltHere: false }, 'pass'],
        ['nobody has looked', accessToken(), 'not_applicable'],
      ],
    },
    'token.header.self_asserted_key': {
      fails: [
        [
          'the header brings a key and names a place',
          accessToken({ header: { jku: 'https://evil.example/jwks', jwk: { kty: 'RSA' } } }),
          inHeader('jwk'),
          { parameters: ['jwk', 'jku'] },
        ],
        [
          'the header brings a certificate',
          accessToken({ header: { x5c: ['MII'] } }),
          inHeader('x5c'),
          { parameters: ['x5c'] },
        ],
        [
          'the header names a certificate',
          accessToken({ header: { x5u: 'https://evil.example/' } }),
          inHeader('x5u'),
          { parameters: ['x5u'] },
        ],
      ],
      holds: [
        ['the header has none of them', accessToken(), 'pass'],
        ['the header has only a thumbprint', accessToken({ header: { x5t: 'abc' } }), 'pass'],
        [
          'it is a DPoP proof',
          accessToken({ kind: 'dpop_proof', header: { jwk: { kty: 'RSA' } } }),
          'not_applicable',
        ],
      ],
    },
    'token.signature.invalid': {
      fails: [
        [
          'no key fits',
          FORGED,
          signatureBytes(FORGED),
          { alg: 'RS256', tried: 2, source: ISSUER, hasNonce: false },
        ],
        [
          'the header has a nonce, as tokens for Microsoft Graph have',
          FOR_GRAPH,
          signatureBytes(FOR_GRAPH),
          { alg: 'RS256', tried: 2, source: ISSUER, hasNonce: true },
        ],
        [
          'the signature cannot be read',
          CUT_SIGNATURE,
          signatureBytes(CUT_SIGNATURE),
          { alg: null, tried: 0, source: null, hasNonce: false },
        ],
      ],
      holds: [
        ['it fits a key of the issuer', accessToken(), 'pass'],
        ['no key was found to try', accessToken({ signature: failed('no_matching_key') }), 'unchecked'],
        ['the algorithm was refused', accessToken({ signature: failed('alg_not_allowed') }), 'unchecked'],
        ['it was not checked', accessToken({ signature: NOT_CHECKED }), 'not_applicable'],
        ['only its own key was tried', accessToken({ signature: BY_ITS_OWN_KEY }), 'not_applicable'],
      ],
    },
    'token.signature.no_key': {
      fails: [
        [
          'the issuer has no key of that name',
          accessToken({ signature: failed('no_matching_key'), keys: issuerKeys(rsaKey('k2'), rsaKey('k3')) }),
          inHeader('kid'),
          { kid: 'k1', source: ISSUER, keyCount: 2 },
        ],
        [
          'there is no kid, and no key for the algorithm',
          accessToken({ header: { kid: undefined }, signature: failed('no_matching_key'), keys: [] }),
          inHeader('kid'),
          { kid: null, source: null, keyCount: 0 },
        ],
      ],
      holds: [
        ['it verified', accessToken(), 'pass'],
        ['a key was found that does not fit', FORGED, 'pass'],
        ['alg is none', accessToken({ signature: failed('alg_none') }), 'not_applicable'],
        ['it was not checked', accessToken({ signature: NOT_CHECKED }), 'not_applicable'],
      ],
    },
    'token.signature.self_asserted': {
      fails: [
        [
          'only its own key fits',
          accessToken({ signature: BY_ITS_OWN_KEY }),
          inHeader('jwk'),
          { header: 'jwk', fits: true },
        ],
        [
          'not even that fits',
          accessToken({ signature: { ...BY_ITS_OWN_KEY, header: 'x5c', fits: false } }),
          inHeader('x5c'),
          { header: 'x5c', fits: false },
        ],
      ],
      holds: [
        ['it fits a key of the issuer', accessToken(), 'pass'],
        ['it was not checked', accessToken({ signature: NOT_CHECKED }), 'not_applicable'],
      ],
    },
    'token.signature.rotated_key': {
      fails: [
        [
          'the key was taken out of the set since',
          accessToken({ signature: byKeyGoneSince(NOW * 1000 + 86_400_000) }),
          inHeader('kid'),
          { kid: 'k1', seen: '2027-01-15 08:00 UTC', gone: '2027-01-16 08:00 UTC' },
        ],
      ],
      holds: [
        ['the key is in the set', accessToken(), 'pass'],
        ['nothing was verified', CUT_SIGNATURE, 'not_applicable'],
      ],
    },
    'token.signature.insecure_keys': {
      fails: [
        [
          'the keys came over http',
          accessToken(keysOverHttp('http://login.example/jwks')),
          undefined,
          { source: ISSUER },
        ],
        [
          'a given key set came past a TLS exception',
          accessToken({
            signature: {
              ...VERIFIED,
              trust: { kind: 'given_jwks', label: 'keys.json', insecureTransport: true },
            } as SignatureVerdict,
          }),
          undefined,
          { source: 'keys.json' },
        ],
      ],
      holds: [
        ['the keys came over https', accessToken(), 'pass'],
        [
          'the keys came over http from this machine',
          accessToken(keysOverHttp('http://127.0.0.1:4000/jwks')),
          'pass',
        ],
        [
          'a key was given by hand',
          accessToken({
            signature: { ...VERIFIED, trust: { kind: 'given_key', label: 'key.pem' } } as SignatureVerdict,
          }),
          'pass',
        ],
        ['nothing verified', FORGED, 'not_applicable'],
      ],
    },
    'token.signature.unchecked': {
      fails: [
        [
          'the keys could not be fetched',
          accessToken({ signature: NOT_CHECKED }),
          undefined,
          { reason: 'keys_unreachable', message: 'The key set of the issuer could not be fetched.' },
        ],
      ],
      holds: [
        ['it verified', accessToken(), 'pass'],
        ['it was found wrong', FORGED, 'pass'],
      ],
    },
    'token.iss.missing': {
      fails: [
        ['iss is absent', accessToken({ claims: { iss: undefined } }), inClaims('iss'), { found: 'absent' }],
        ['iss is a list', accessToken({ claims: { iss: [ISSUER] } }), inClaims('iss'), { found: 'a list' }],
      ],
      holds: [
        ['iss is there', accessToken(), 'pass'],
        ['it is an ID token', idToken({ claims: { iss: undefined } }), 'not_applicable'],
        [
          'it is a DPoP proof',
          accessToken({ kind: 'dpop_proof', claims: { iss: undefined } }),
          'not_applicable',
        ],
        ['the payload is no object', UNREADABLE_CLAIMS, 'unchecked'],
      ],
    },
    'token.iss.mismatch': {
      fails: [
        [
          'it is another server',
          accessToken({ claims: { iss: 'https://evil.example' } }),
          inClaims('iss'),
          { iss: 'https://evil.example', expected: ISSUER, near: [] },
        ],
        [
          'a slash was added',
          accessToken({ claims: { iss: `${ISSUER}/` } }),
          inClaims('iss'),
          { iss: `${ISSUER}/`, expected: ISSUER, near: ['trailing_slash'] },
        ],
        [
          'the scheme and the case differ',
          accessToken({ claims: { iss: 'http://Login.example' } }),
          inClaims('iss'),
          { iss: 'http://Login.example', expected: ISSUER, near: ['scheme', 'case'] },
        ],
        [
          'the default port is spelled out',
          accessToken({ claims: { iss: `${ISSUER}:443` } }),
          inClaims('iss'),
          { iss: `${ISSUER}:443`, expected: ISSUER, near: ['port'] },
        ],
        [
          'iss is longer than anyone should print',
          accessToken({ claims: { iss: 'x'.repeat(5000) } }),
          inClaims('iss'),
          { iss: `${'x'.repeat(200)}…`, expected: ISSUER, near: [] },
        ],
      ],
      holds: [
        ['iss is the same text', accessToken(), 'pass'],
        ['iss is absent', accessToken({ claims: { iss: undefined } }), 'unchecked'],
        ['no issuer is known', accessToken({ expected: {} }), 'unchecked'],
        ['it is an ID token', idToken({ claims: { iss: 'https://evil.example' } }), 'not_applicable'],
        [
          'a client made it',
          accessToken({ kind: 'client_assertion', claims: { iss: 'client' } }),
          'not_applicable',
        ],
      ],
    },
    'token.aud.malformed': {
      fails: [
        ['aud is an object', accessToken({ claims: { aud: {} } }), inClaims('aud'), { found: 'an object' }],
        [
          'aud lists a number',
          accessToken({ claims: { aud: ['a', 1] } }),
          inClaims('aud'),
          { found: 'a list with something else than strings in it' },
        ],
        ['aud is null', accessToken({ claims: { aud: null } }), inClaims('aud'), { found: 'null' }],
      ],
      holds: [
        ['aud is a string', accessToken(), 'pass'],
        ['aud is a list of strings', accessToken({ claims: { aud: ['a', 'b'] } }), 'pass'],
        ['aud is absent', accessToken({ claims: { aud: undefined } }), 'pass'],
      ],
    },
    'token.aud.mismatch': {
      fails: [
        [
          'a logout token is for another client',
          accessToken({ kind: 'logout_token', claims: { aud: 'a' }, expected: { audience: 'b' } }),
          inClaims('aud'),
          { aud: ['a'], expected: 'b', near: [] },
        ],
      ],
      holds: [
        [
          'one of several is the one',
          accessToken({ kind: 'unknown', claims: { aud: ['a', 'b'] }, expected: { audience: 'b' } }),
          'pass',
        ],
        ['nobody said whom', accessToken({ kind: 'unknown', expected: {} }), 'not_applicable'],
        [
          'it names nobody',
          accessToken({ kind: 'unknown', claims: { aud: undefined }, expected: { audience: 'b' } }),
          'unchecked',
        ],
        ['it is an access token', accessToken({ expected: { audience: 'b' } }), 'not_applicable'],
        ['it is a proof', accessToken({ kind: 'dpop_proof', expected: { audience: 'b' } }), 'not_applicable'],
      ],
    },
    'token.exp.missing': {
      fails: [['exp is absent', accessToken({ claims: { exp: undefined } }), inClaims('exp'), {}]],
      holds: [
        ['exp is there', accessToken(), 'pass'],
        ['it is an ID token', idToken({ claims: { exp: undefined } }), 'not_applicable'],
        [
          'it is a DPoP proof',
          accessToken({ kind: 'dpop_proof', claims: { exp: undefined } }),
          'not_applicable',
        ],
      ],
    },
    'token.exp.not_a_number': {
      fails: [
        [
          'exp is a text',
          accessToken({ claims: { exp: '1800000000' } }),
          inClaims('exp'),
          { claim: 'exp', found: 'the text "1800000000"' },
        ],
        [
          'exp is null',
          accessToken({ claims: { exp: null } }),
          inClaims('exp'),
          { claim: 'exp', found: 'null' },
        ],
      ],
      holds: [
        ['exp is a number', accessToken(), 'pass'],
        ['exp has a fraction', accessToken({ claims: { exp: NOW + 0.5 } }), 'pass'],
        ['exp is absent', accessToken({ claims: { exp: undefined } }), 'pass'],
      ],
    },
    'token.exp.milliseconds': {
      fails: [
        [
          'exp counts milliseconds',
          accessToken({ claims: { exp: NOW * 1000 } }),
          inClaims('exp'),
          { claim: 'exp', value: NOW * 1000 },
        ],
        [
          'exp is the first that must be',
          accessToken({ claims: { exp: 100_000_000_000 } }),
          inClaims('exp'),
          { claim: 'exp', value: 100_000_000_000 },
        ],
      ],
      holds: [
        ['exp counts seconds', accessToken(), 'pass'],
        ['exp is far away, but can be seconds', accessToken({ claims: { exp: 99_999_999_999 } }), 'pass'],
      ],
    },
    'token.exp.expired': {
      fails: [
        [
          'it is exactly exp',
          accessToken({ claims: { exp: NOW } }),
          inClaims('exp'),
          { exp: NOW, nowSeconds: NOW, agoSeconds: 0 },
        ],
        [
          'the tolerance is used up',
          accessToken({ claims: { exp: NOW - 10 }, clock: { skewSeconds: 10 } }),
          inClaims('exp'),
          { exp: NOW - 10, nowSeconds: NOW, agoSeconds: 10 },
        ],
      ],
      holds: [
        ['it is a second before exp', accessToken({ claims: { exp: NOW + 1 } }), 'pass'],
        [
          'it is within the tolerance',
          accessToken({ claims: { exp: NOW - 9 }, clock: { skewSeconds: 10 } }),
          'pass',
        ],
        ['exp is absent', accessToken({ claims: { exp: undefined } }), 'not_applicable'],
        ['exp is a text', accessToken({ claims: { exp: '1' } }), 'unchecked'],
        ['exp is in milliseconds', accessToken({ claims: { exp: NOW * 1000 } }), 'unchecked'],
      ],
    },
    'token.nbf.not_a_number': {
      fails: [
        [
          'nbf is true',
          accessToken({ claims: { nbf: true } }),
          inClaims('nbf'),
          { claim: 'nbf', found: 'true' },
        ],
      ],
      holds: [
        ['nbf is a number', accessToken({ claims: { nbf: NOW } }), 'pass'],
        ['nbf is absent', accessToken(), 'pass'],
      ],
    },
    'token.nbf.milliseconds': {
      fails: [
        [
          'nbf counts milliseconds',
          accessToken({ claims: { nbf: NOW * 1000 } }),
          inClaims('nbf'),
          { claim: 'nbf', value: NOW * 1000 },
        ],
      ],
      holds: [['nbf counts seconds', accessToken({ claims: { nbf: NOW } }), 'pass']],
    },
    'token.nbf.future': {
      fails: [
        [
          'it begins in a second',
          accessToken({ claims: { nbf: NOW + 1 } }),
          inClaims('nbf'),
          { nbf: NOW + 1, nowSeconds: NOW, inSeconds: 1 },
        ],
        [
          'it begins a second after the tolerance',
          accessToken({ claims: { nbf: NOW + 11 }, clock: { skewSeconds: 10 } }),
          inClaims('nbf'),
          { nbf: NOW + 11, nowSeconds: NOW, inSeconds: 11 },
        ],
      ],
      holds: [
        ['it begins now', accessToken({ claims: { nbf: NOW } }), 'pass'],
        [
          'it begins within the tolerance',
          accessToken({ claims: { nbf: NOW + 10 }, clock: { skewSeconds: 10 } }),
          'pass',
        ],
        ['nbf is absent', accessToken(), 'not_applicable'],
        ['nbf is a text', accessToken({ claims: { nbf: 'now' } }), 'unchecked'],
      ],
    },
    'token.iat.not_a_number': {
      fails: [
        [
          'iat is a list',
          accessToken({ claims: { iat: [] } }),
          inClaims('iat'),
          { claim: 'iat', found: 'a list' },
        ],
      ],
      holds: [['iat is a number', accessToken(), 'pass']],
    },
    'token.iat.milliseconds': {
      fails: [
        [
          'iat counts milliseconds',
          accessToken({ claims: { iat: NOW * 1000 } }),
          inClaims('iat'),
          { claim: 'iat', value: NOW * 1000 },
        ],
      ],
      holds: [['iat counts seconds', accessToken(), 'pass']],
    },
    'token.iat.future': {
      fails: [
        [
          'it will be issued in a second',
          accessToken({ claims: { iat: NOW + 1 } }),
          inClaims('iat'),
          { iat: NOW + 1, nowSeconds: NOW, inSeconds: 1 },
        ],
      ],
      holds: [
        ['it was issued now', accessToken({ claims: { iat: NOW } }), 'pass'],
        [
          'the clocks differ as far as they may',
          accessToken({ claims: { iat: NOW + 30 }, clock: { skewSeconds: 30 } }),
          'pass',
        ],
        ['iat is absent', accessToken({ claims: { iat: undefined } }), 'not_applicable'],
        ['iat is in milliseconds', accessToken({ claims: { iat: NOW * 1000 } }), 'unchecked'],
      ],
    },
    'token.exp.not_after_start': {
      fails: [
        [
          'exp is iat',
          accessToken({ claims: { iat: NOW, exp: NOW } }),
          inClaims('exp'),
          { exp: NOW, start: NOW, claim: 'iat' },
        ],
        [
          'exp is before nbf',
          accessToken({ claims: { nbf: NOW + 20, exp: NOW + 10 } }),
          inClaims('exp'),
          { exp: NOW + 10, start: NOW + 20, claim: 'nbf' },
        ],
      ],
      holds: [
        ['it lives a second', accessToken({ claims: { iat: NOW, exp: NOW + 1 } }), 'pass'],
        ['it names no beginning', accessToken({ claims: { iat: undefined } }), 'not_applicable'],
        ['it names no end', accessToken({ claims: { exp: undefined } }), 'not_applicable'],
      ],
    },
    'token.sub.unexpected': {
      fails: [
        [
          'bob signed in where alice was expected',
          accessToken({ claims: { sub: 'bob' }, expected: expecting({ expectedSubject: 'alice' }) }),
          inClaims('sub'),
          { sub: 'bob', expected: 'alice' },
        ],
      ],
      holds: [
        ['alice signed in', accessToken({ expected: expecting({ expectedSubject: 'alice' }) }), 'pass'],
        ['nobody in particular was expected', accessToken(), 'not_applicable'],
        [
          'sub is absent',
          accessToken({ claims: { sub: undefined }, expected: expecting({ expectedSubject: 'alice' }) }),
          'unchecked',
        ],
      ],
    },
    ...HEADER_CASES,
    ...CLAIM_SHAPE_CASES,
    ...AUTHENTICATION_CASES,
  },
};
