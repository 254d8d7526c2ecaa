import type { MetadataInput } from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import type { JsonValue } from '../../../../src/core/json.ts';
import { rsaKey } from '../../../support/jwt.ts';
import { document, metadata, without } from '../examples.ts';
import type { CodeCases, HoldCase, RuleCases } from '../rule-cases.ts';

const named = (name: string): Place => ({ kind: 'metadata', name });
const JWKS = named('jwks_uri');
const ALIASES = named('mtls_endpoint_aliases');
const ID_TOKEN_ALGS = named('id_token_signing_alg_values_supported');
const METHODS = named('code_challenge_methods_supported');
const keys = (...list: readonly JsonValue[]) => metadata({}, { jwks: { keys: list } });
const aliases = (value: JsonValue) => metadata({ mtls_endpoint_aliases: value });

const nothing: HoldCase<MetadataInput> = [
  'nothing was received',
  metadata({}, { documents: [document('openid', { status: 404, text: 'Not found' })] }),
  'unchecked',
];
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
const sound: HoldCase<MetadataInput> = ['all keys are sound', metadata(), 'pass'];

/** A member that must be there with a value, for a policy that demands it. */
function needed(name: string, value: JsonValue): CodeCases<MetadataInput> {
  return {
    fails: [['it is absent', metadata(), named(name), {}]],
    holds: [['it is there', metadata({ [name]: value }), 'pass'], nothing],
  };
}

const P256 = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'A'.repeat(43) };

export const METADATA_OFFERS_CASES: RuleCases<MetadataInput>['cases'] = {
  'metadata.member.wrong_type': {
    fails: [
      [
        'a list is a text and a switch a text',
        metadata({ scopes_supported: 'openid', request_parameter_supported: 'true' }),
        named('scopes_supported'),
        { names: ['scopes_supported', 'request_parameter_supported'] },
      ],
    ],
    holds: [
      ['all are right', metadata({ request_parameter_supported: true }), 'pass'],
      [
        'extensions call something else supported',
        metadata({
          http_logout_supported: true,
          backchannel_user_code_parameter_supported: false,
          vp_formats_supported: { jwt_vp: { alg: ['ES256'] } },
        }),
        'pass',
      ],
      nothing,
    ],
  },
  'metadata.mtls_aliases.malformed': {
    fails: [
      ['it is a text', aliases('x'), ALIASES, { names: ['the whole'] }],
      ['one is no address', aliases({ token_endpoint: 7 }), ALIASES, { names: ['token_endpoint'] }],
    ],
    holds: [
      ['each is an address', aliases({ token_endpoint: 'https://mtls.example/token' }), 'pass'],
      ['there are none', metadata(), 'not_applicable'],
      nothing,
    ],
  },
  'metadata.mtls_aliases.not_https': {
    fails: [
      [
        'one is http',
        aliases({ token_endpoint: 'http://mtls.example/token' }),
        ALIASES,
        { names: ['token_endpoint'] },
      ],
    ],
    holds: [
      ['each is https', aliases({ token_endpoint: 'https://mtls.example/token' }), 'pass'],
      ['there are none', metadata(), 'not_applicable'],
      nothing,
    ],
  },
  'metadata.mtls_aliases.unknown': {
    fails: [
      [
        'one has a slip',
        aliases({ tokn_endpoint: 'https://mtls.example/' }),
        ALIASES,
        { names: ['tokn_endpoint'] },
      ],
    ],
    holds: [
      ['each stands for one', aliases({ token_endpoint: 'https://mtls.example/token' }), 'pass'],
      ['there are none', metadata(), 'not_applicable'],
      nothing,
    ],
  },
  'metadata.pkce.plain_offered': {
    fails: [
      ['plain is there', metadata({ code_challenge_methods_supported: ['S256', 'plain'] }), METHODS, {}],
    ],
    holds: [['S256 is alone', metadata(), 'pass'], nothing],
  },
  'metadata.response_types.implicit': {
    fails: [
      [
        'token is there',
        metadata({ response_types_supported: ['code', 'id_token token'] }),
        named('response_types_supported'),
        { types: ['id_token token'] },
      ],
    ],
    holds: [['code is alone', metadata(), 'pass'], nothing],
  },
  'metadata.client_auth_alg.none': {
    fails: [
      [
        'the token endpoint takes none',
        metadata({ token_endpoint_auth_signing_alg_values_supported: ['RS256', 'none'] }),
        named('token_endpoint_auth_signing_alg_values_supported'),
        { names: ['token_endpoint_auth_signing_alg_values_supported'] },
      ],
    ],
    holds: [['none is not there', metadata(), 'pass'], nothing],
  },
  'metadata.id_token_alg.no_rs256': {
    fails: [
      [
        'ES256 is alone',
        metadata({ id_token_signing_alg_values_supported: ['ES256'] }),
        ID_TOKEN_ALGS,
        { algs: ['ES256'] },
      ],
    ],
    holds: [
      ['RS256 is there', metadata(), 'pass'],
      [
        'there are no ID tokens',
        metadata({ id_token_signing_alg_values_supported: undefined }),
        'not_applicable',
      ],
      nothing,
    ],
  },
  'metadata.id_token_alg.not_fapi': {
    fails: [['RS256 is alone', metadata(), ID_TOKEN_ALGS, { algs: ['RS256'] }]],
    holds: [
      ['PS256 is there', metadata({ id_token_signing_alg_values_supported: ['RS256', 'PS256'] }), 'pass'],
      [
        'there are no ID tokens',
        metadata({ id_token_signing_alg_values_supported: undefined }),
        'not_applicable',
      ],
      nothing,
    ],
  },
  'metadata.client_auth.not_fapi': {
    fails: [
      [
        'secrets are taken',
        metadata({ token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'] }),
        named('token_endpoint_auth_methods_supported'),
        { methods: ['client_secret_post'] },
      ],
      [
        'it does not say, which means basic',
        metadata(),
        named('token_endpoint_auth_methods_supported'),
        { methods: ['client_secret_basic'] },
      ],
    ],
    holds: [
      [
        'keys and certificates are taken',
        metadata({ token_endpoint_auth_methods_supported: ['private_key_jwt', 'tls_client_auth'] }),
        'pass',
      ],
      nothing,
    ],
  },
  'metadata.sender_constraint.not_offered': {
    fails: [['there is neither', metadata(), named('dpop_signing_alg_values_supported'), {}]],
    holds: [
      ['there is DPoP', metadata({ dpop_signing_alg_values_supported: ['ES256'] }), 'pass'],
      ['there are certificates', metadata({ tls_client_certificate_bound_access_tokens: true }), 'pass'],
      nothing,
    ],
  },
  'metadata.iss_parameter.not_announced': needed('authorization_response_iss_parameter_supported', true),
  'metadata.par.not_required': needed('require_pushed_authorization_requests', true),
  'metadata.request_object.not_required': needed('require_signed_request_object', true),
  'metadata.jarm.not_offered': needed('authorization_signing_alg_values_supported', ['PS256']),
  'metadata.introspection_jwt.not_offered': needed('introspection_signing_alg_values_supported', ['PS256']),
  'jwks.document.empty': {
    fails: [
      ['there is no key', keys(), JWKS, { keyCount: 0 }],
      ['all are to encrypt with', keys(rsaKey('k1', { use: 'enc' })), JWKS, { keyCount: 1 }],
    ],
    holds: [sound, noKeySet, unreadable],
  },
  'jwks.key.malformed': {
    fails: [
      [
        'one has no modulus',
        keys({ kty: 'RSA', kid: 'a', e: 'AQAB' }),
        JWKS,
        { keys: ['a'], problems: ['has no "n"'] },
      ],
      [
        'one has a short coordinate',
        keys({ ...P256, kid: 'e', x: 'AAAA' }),
        JWKS,
        { keys: ['e'], problems: ['has a "x" of 3 bytes; P-256 has 32'] },
      ],
      ['one has no type', keys({ kid: 'b' }), JWKS, { keys: ['b'], problems: ['has no "kty"'] }],
    ],
    holds: [
      sound,
      ['one is of a type to come', keys({ kty: 'NEW', kid: 'n' }), 'pass'],
      noKeySet,
      unreadable,
    ],
  },
  'jwks.key.alg_mismatch': {
    fails: [
      [
        'an RSA key is for ES256',
        keys(rsaKey('k1', { alg: 'ES256' })),
        JWKS,
        { keys: ['k1'], problems: ['is of type "RSA"; ES256 needs "EC"'] },
      ],
    ],
    holds: [sound, ['it is for RS256', keys(rsaKey('k1', { alg: 'RS256' })), 'pass'], noKeySet],
  },
  'jwks.key.curve_mismatch': {
    fails: [
      [
        'a P-256 key is for ES384',
        keys({ ...P256, kid: 'e', alg: 'ES384' }),
        JWKS,
        { keys: ['e'], problems: ['is on curve "P-256"; ES384 needs "P-384"'] },
      ],
    ],
    holds: [sound, ['it is for ES256', keys({ ...P256, kid: 'e', alg: 'ES256' }), 'pass'], noKeySet],
  },
  'jwks.key.use_conflict': {
    fails: [
      [
        'it signs and only decrypts',
        keys(rsaKey('k1', { use: 'sig', key_ops: ['decrypt'] })),
        JWKS,
        { keys: ['k1'] },
      ],
      [
        'it encrypts and verifies',
        keys(rsaKey('k1', { use: 'enc', key_ops: ['verify'] })),
        JWKS,
        { keys: ['k1'] },
      ],
    ],
    holds: [
      ['both say the same', keys(rsaKey('k1', { use: 'sig', key_ops: ['verify'] })), 'pass'],
      sound,
      noKeySet,
    ],
  },
  'jwks.key.ops_repeated': {
    fails: [
      [
        'verify is there twice',
        keys(rsaKey('k1', { key_ops: ['verify', 'verify'] })),
        JWKS,
        { keys: ['k1'] },
      ],
    ],
    holds: [['it is there once', keys(rsaKey('k1', { key_ops: ['verify'] })), 'pass'], noKeySet],
  },
  'jwks.key.use_missing': {
    fails: [
      [
        'one encrypts, one does not say',
        keys(rsaKey('k1'), rsaKey('k2', { use: 'enc' })),
        JWKS,
        { keys: ['k1'] },
      ],
    ],
    holds: [
      ['both say', keys(rsaKey('k1', { use: 'sig' }), rsaKey('k2', { use: 'enc' })), 'pass'],
      sound,
      noKeySet,
    ],
  },
  'jwks.key.rsa_exponent_weak': {
    fails: [
      ['it is one', keys(rsaKey('k1', { e: 'AQ' })), JWKS, { keys: ['k1'] }],
      ['it is even', keys(rsaKey('k1', { e: 'AQAC' })), JWKS, { keys: ['k1'] }],
    ],
    holds: [sound, ['it cannot be read', keys(rsaKey('k1', { e: '+' })), 'pass'], noKeySet],
  },
};
