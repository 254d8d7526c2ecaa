import { metadataRules } from '../../../../src/core/checks/exchanges.ts';
import type { MetadataInput } from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import type { JsonValue } from '../../../../src/core/json.ts';
import { encodeBase64url } from '../../../../src/core/text/base64url.ts';
import { ISSUER, rsaKey } from '../../../support/jwt.ts';
import { document, metadata, OPENID_URL, RFC8414_URL, without } from '../examples.ts';
import { METADATA_OFFERS_CASES } from './metadata-offers.ts';
import type { HoldCase, RuleCases } from '../rule-cases.ts';

const named = (name: string): Place => ({ kind: 'metadata', name });
const JWKS = named('jwks_uri');
const CONTENT_TYPE: Place = { kind: 'response_header', name: 'content-type' };
const HTML = { text: '<html></html>', headers: [['Content-Type', 'text/html']] } as const;

const NOTHING = metadata({}, { documents: [document('openid', { status: 404, text: 'Not found' })] });
const ONE = metadata({}, { documents: [document('openid')] });
const OAUTH_ONLY = metadata({}, { documents: [document('rfc8414', { body: { jwks_uri: undefined } })] });
const at = (issuer: string) => metadata({ issuer }, { issuer });
const keys = (...list: readonly JsonValue[]) => metadata({}, { jwks: { keys: list } });

const nothingReceived: HoldCase<MetadataInput> = ['nothing was received', NOTHING, 'unchecked'];
const noKeySet: HoldCase<MetadataInput> = [
  'no key set was received',
  without(metadata(), 'jwks'),
  'unchecked',
];
const unreadable: HoldCase<MetadataInput> = [
  'the key set cannot be read',
  metadata({}, { jwks: {} }),
  'not_applicable',
];

/** An RSA key whose modulus has so many bits. */
function rsaOfBits(kid: string | undefined, bits: number): JsonValue {
  const bytes = new Uint8Array(Math.ceil(bits / 8)).fill(255);
  bytes[0] = 0xff >> (bytes.length * 8 - bits);
  return rsaKey(kid, { n: encodeBase64url(bytes) });
}

export const METADATA_CASES: RuleCases<MetadataInput> = {
  rules: metadataRules,
  cases: {
    'metadata.document.not_json': {
      fails: [
        [
          'one of the two is a page',
          metadata({}, { documents: [document('openid'), document('rfc8414', HTML)] }),
          { kind: 'whole' },
          { url: RFC8414_URL, looksLike: 'html' },
        ],
      ],
      holds: [
        ['both are JSON objects', metadata(), 'pass'],
        [
          'one is not there',
          metadata({}, { documents: [document('openid'), document('rfc8414', { status: 404 })] }),
          'pass',
        ],
        nothingReceived,
      ],
    },
    'metadata.document.content_type': {
      fails: [
        [
          'JSON calls itself text/plain',
          metadata({}, { documents: [document('openid', { headers: [['Content-Type', 'text/plain']] })] }),
          CONTENT_TYPE,
          { url: OPENID_URL, contentType: 'text/plain' },
        ],
        [
          'Content-Type is absent',
          metadata({}, { documents: [document('openid', { headers: [] })] }),
          CONTENT_TYPE,
          { url: OPENID_URL, contentType: null },
        ],
      ],
      holds: [['both are application/json', metadata(), 'pass'], nothingReceived],
    },
    'metadata.issuer.mismatch': {
      fails: [
        [
          'the document is of another issuer',
          metadata({ issuer: 'https://evil.example' }),
          named('issuer'),
          { issuer: 'https://evil.example', expected: ISSUER, near: [] },
        ],
        [
          'the document has a slash more',
          metadata({ issuer: `${ISSUER}/` }),
          named('issuer'),
          { issuer: `${ISSUER}/`, expected: ISSUER, near: ['trailing_slash'] },
        ],
        [
          'the document names none',
          metadata({ issuer: undefined }),
          named('issuer'),
          { issuer: null, expected: ISSUER, near: [] },
        ],
        [
          'only the second document is wrong',
          metadata({}, { documents: [document('openid'), document('rfc8414', { body: { issuer: 7 } })] }),
          named('issuer'),
          { issuer: null, expected: ISSUER, near: [] },
        ],
      ],
      holds: [['both name this issuer', metadata(), 'pass'], nothingReceived],
    },
    'metadata.issuer.not_https': {
      fails: [
        [
          'the issuer is http',
          at('http://login.example'),
          named('issuer'),
          { issuer: 'http://login.example' },
        ],
      ],
      holds: [
        ['the issuer is https', metadata(), 'pass'],
        ['the issuer is on this machine', at('http://127.0.0.1:4000'), 'pass'],
        ['the issuer is no URL', at('login.example'), 'unchecked'],
      ],
    },
    'metadata.issuer.has_query': {
      fails: [
        ['it has a query', at(`${ISSUER}?tenant=a`), named('issuer'), { issuer: `${ISSUER}?tenant=a` }],
        ['it has a fragment', at(`${ISSUER}#a`), named('issuer'), { issuer: `${ISSUER}#a` }],
      ],
      holds: [
        ['it has a path only', at(`${ISSUER}/tenant`), 'pass'],
        ['it is no URL', at('?'), 'unchecked'],
      ],
    },
    'metadata.member.missing': {
      fails: [
        [
          'an OpenID document lacks what OAuth does not require',
          metadata({ subject_types_supported: undefined, id_token_signing_alg_values_supported: undefined }),
          named('subject_types_supported'),
          { url: OPENID_URL, names: ['subject_types_supported', 'id_token_signing_alg_values_supported'] },
        ],
        [
          'an OAuth document has no token endpoint',
          metadata({}, { documents: [document('rfc8414', { body: { token_endpoint: undefined } })] }),
          named('token_endpoint'),
          { url: RFC8414_URL, names: ['token_endpoint'] },
        ],
      ],
      holds: [
        ['all are there', metadata(), 'pass'],
        [
          'OAuth alone needs no subject types',
          metadata(
            {},
            { documents: [document('rfc8414', { body: { subject_types_supported: undefined } })] },
          ),
          'pass',
        ],
        [
          'a server for machines alone has no authorization endpoint',
          metadata(
            {},
            {
              documents: [
                document('rfc8414', {
                  body: { authorization_endpoint: undefined, grant_types_supported: ['client_credentials'] },
                }),
              ],
            },
          ),
          'pass',
        ],
        nothingReceived,
      ],
    },
    'metadata.jwks_uri.missing': {
      fails: [['an OpenID document does not say', metadata({ jwks_uri: undefined }), JWKS, {}]],
      holds: [
        ['it says', metadata(), 'pass'],
        ['OAuth alone need not', OAUTH_ONLY, 'not_applicable'],
      ],
    },
    'metadata.endpoint.not_a_url': {
      fails: [
        [
          'one is a path',
          metadata({ token_endpoint: '/token' }),
          named('token_endpoint'),
          { names: ['token_endpoint'] },
        ],
        [
          'one is a number',
          metadata({ userinfo_endpoint: 1 }),
          named('userinfo_endpoint'),
          { names: ['userinfo_endpoint'] },
        ],
      ],
      holds: [['all are URLs', metadata(), 'pass'], nothingReceived],
    },
    'metadata.endpoint.not_https': {
      fails: [
        ['one is http', metadata({ jwks_uri: 'http://login.example/jwks' }), JWKS, { names: ['jwks_uri'] }],
      ],
      holds: [
        ['all are https', metadata(), 'pass'],
        ['one is on this machine', metadata({ token_endpoint: 'http://[::1]:9/token' }), 'pass'],
        nothingReceived,
      ],
    },
    'metadata.endpoint.other_origin': {
      fails: [
        [
          'two are on another host',
          metadata({ token_endpoint: 'https://tokens.example/t', jwks_uri: 'https://tokens.example/k' }),
          named('token_endpoint'),
          { endpoints: ['token_endpoint', 'jwks_uri'], origins: ['https://tokens.example'] },
        ],
      ],
      holds: [
        ['all are where the issuer is', metadata(), 'pass'],
        ['the issuer is no URL', metadata({}, { issuer: 'nobody' }), 'unchecked'],
        nothingReceived,
      ],
    },
    'metadata.pkce.not_advertised': {
      fails: [
        [
          'nothing is said',
          metadata({ code_challenge_methods_supported: undefined }),
          named('code_challenge_methods_supported'),
          { methods: [] },
        ],
        [
          'only plain is offered',
          metadata({ code_challenge_methods_supported: ['plain'] }),
          named('code_challenge_methods_supported'),
          { methods: ['plain'] },
        ],
      ],
      holds: [
        ['S256 is offered', metadata(), 'pass'],
        [
          'the server issues no codes',
          metadata({ response_types_supported: ['id_token'], code_challenge_methods_supported: undefined }),
          'not_applicable',
        ],
        nothingReceived,
      ],
    },
    'metadata.id_token_alg.none': {
      fails: [
        [
          'none is on the list',
          metadata({ id_token_signing_alg_values_supported: ['RS256', 'none'] }),
          named('id_token_signing_alg_values_supported'),
          {},
        ],
      ],
      holds: [
        ['none is not on the list', metadata(), 'pass'],
        [
          'there is no list',
          metadata({ id_token_signing_alg_values_supported: undefined }),
          'not_applicable',
        ],
        nothingReceived,
      ],
    },
    'metadata.grant_types.password': {
      fails: [
        [
          'it is offered',
          metadata({ grant_types_supported: ['password'] }),
          named('grant_types_supported'),
          {},
        ],
      ],
      holds: [
        ['it is not offered', metadata(), 'pass'],
        ['there is no list', metadata({ grant_types_supported: undefined }), 'pass'],
        nothingReceived,
      ],
    },
    'metadata.documents.disagree': {
      fails: [
        [
          'they name different token endpoints',
          metadata(
            {},
            {
              documents: [
                document('openid'),
                document('rfc8414', { body: { token_endpoint: `${ISSUER}/other` } }),
              ],
            },
          ),
          named('token_endpoint'),
          { names: ['token_endpoint'] },
        ],
      ],
      holds: [
        ['they say the same', metadata(), 'pass'],
        [
          'one says more',
          metadata(
            {},
            { documents: [document('openid', { body: { claims_supported: ['sub'] } }), document('rfc8414')] },
          ),
          'pass',
        ],
        ['there is one', ONE, 'not_applicable'],
      ],
    },
    'jwks.document.malformed': {
      fails: [
        ['keys is absent', metadata({}, { jwks: {} }), JWKS, { found: 'absent' }],
        ['keys is an object', metadata({}, { jwks: { keys: {} } }), JWKS, { found: 'an object' }],
        ['a key is a text', keys('k1'), JWKS, { found: 'a list with something else than keys in it' }],
      ],
      holds: [['keys is a list of keys', metadata(), 'pass'], noKeySet],
    },
    'jwks.key.private_published': {
      fails: [
        [
          'a private exponent is there',
          keys(rsaKey('k1'), rsaKey('k2', { d: 'SECRET' })),
          JWKS,
          { keys: ['k2'] },
        ],
        [
          'a shared secret is there, without a kid',
          keys({ kty: 'oct', k: 'SECRET' }),
          JWKS,
          { keys: ['key 1'] },
        ],
      ],
      holds: [['all are public', metadata(), 'pass'], noKeySet, unreadable],
    },
    'jwks.key.rsa_too_small': {
      fails: [
        [
          'one has 2047 bits',
          keys(rsaOfBits('k1', 2047), rsaOfBits('k2', 2048)),
          JWKS,
          { keys: ['k1'], bits: [2047] },
        ],
        [
          'two have 1024 bits',
          keys(rsaOfBits(undefined, 1024), rsaOfBits('b', 1024)),
          JWKS,
          { keys: ['key 1', 'b'], bits: [1024, 1024] },
        ],
      ],
      holds: [
        ['all have 2048 bits', metadata(), 'pass'],
        ['the key is no RSA key', keys({ kty: 'EC', kid: 'e' }), 'pass'],
        ['the modulus cannot be read', keys({ kty: 'RSA', n: '+/=' }), 'pass'],
        noKeySet,
        unreadable,
      ],
    },
    'jwks.kid.duplicate': {
      fails: [
        [
          'two RSA keys are called k1',
          keys(rsaKey('k1'), rsaKey('k1'), rsaKey('k2')),
          JWKS,
          { kids: ['k1'] },
        ],
      ],
      holds: [
        ['each has its own', metadata(), 'pass'],
        ['keys of different types share one', keys(rsaKey('k1'), { kty: 'EC', kid: 'k1' }), 'pass'],
        ['two have none', keys(rsaKey(undefined), rsaKey(undefined)), 'pass'],
        noKeySet,
        unreadable,
      ],
    },
    'jwks.kid.missing': {
      fails: [
        ['one of two has none', keys(rsaKey('k1'), rsaKey(undefined)), JWKS, { without: 1, keyCount: 2 }],
      ],
      holds: [
        ['each has one', metadata(), 'pass'],
        ['there is one key', keys(rsaKey(undefined)), 'pass'],
        noKeySet,
        unreadable,
      ],
    },
    ...METADATA_OFFERS_CASES,
  },
};
