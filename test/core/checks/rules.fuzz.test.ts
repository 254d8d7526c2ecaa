import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkAuthorizationResponse,
  checkIntrospection,
  checkMetadata,
  checkTokenResponse,
} from '../../../src/core/checks/exchanges.ts';
import { checkEncryption, checkJwsJson, checkSdJwt } from '../../../src/core/checks/formats.ts';
import { checkJwt, checkStructure } from '../../../src/core/checks/index.ts';
import type { Finding } from '../../../src/core/findings/finding.ts';
import { POLICY_NAMES } from '../../../src/core/findings/finding.ts';
import { explainFinding } from '../../../src/core/findings/explain.ts';
import type { DecryptionVerdict } from '../../../src/core/jose/decryption.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import type { SignatureVerdict } from '../../../src/core/jose/verification.ts';
import type { JsonObject, JsonValue } from '../../../src/core/json.ts';
import type { TokenKind } from '../../../src/core/jose/token.ts';
import { accessToken, compactJws, expecting, issuerKeys, NOW } from '../../support/jwt.ts';
import { digestOf, disclose, encode, sdJwt, sdJwtInput } from '../../support/sd-jwt.ts';
import { authorizationResponse, introspection, metadata, tokenResponse } from './examples.ts';
import { encrypted } from './cases/encryption.ts';
import { pasted } from './cases/structure.ts';

/** Names that rules look at, so that random objects are not merely ignored. */
const NAMES =
  `alg typ kid crit b64 jwk jku x5c x5u iss sub aud exp nbf iat jti client_id azp cid scope scp roles
  email cnf jkt x5t#S256 nonce at_hash c_hash auth_time acr active token_type access_token refresh_token id_token
  expires_in error error_description error_uri issuer jwks_uri token_endpoint response_types_supported keys kty n d
  grant_types_supported code_challenge_methods_supported _sd _sd_alg ... vct sd_hash htm htu ath events
  authority_hints metadata jwks token_introspection request response __proto__ constructor toString`.split(
    /\s+/,
  );

const leaf = fc.oneof(
  fc.constantFrom<JsonValue>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    NOW,
    NOW * 1000,
    '',
    'none',
    'HS256',
    'b64',
    'DPoP',
    'openid',
  ),
  fc.string(),
  fc.webUrl(),
  fc.double({ noNaN: true }),
);
const { value } = fc.letrec<{ value: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 5, noNullPrototype: false }),
  ),
}));
const object = fc.dictionary(fc.oneof(fc.constantFrom(...NAMES), fc.string()), value, { maxKeys: 12 });

const KINDS: readonly TokenKind[] = [
  'access_token',
  'id_token',
  'dpop_proof',
  'logout_token',
  'introspection_jwt',
  'client_assertion',
  'request_object',
  'entity_statement',
  'authorization_response',
  'credential',
  'key_binding',
  'unknown',
];

/** A finding is JSON, says why where it is not judged, and can be put into words under every policy. */
function isSound(finding: Finding): boolean {
  const { outcome, reason, evidence } = finding;
  const isJudged = outcome === 'fail' || outcome === 'pass';
  const words = POLICY_NAMES.map((policy) => explainFinding(finding, policy));
  return (
    (reason === undefined) === isJudged &&
    (evidence !== undefined) === (outcome === 'fail') &&
    words.every(({ title, text }) => title !== '' && (text === '') === (outcome === 'pass')) &&
    words.some(({ severity }) => severity !== undefined) === (outcome === 'fail')
  );
}

/** What is wrong with findings; nothing where they are sound. */
function troubles(findings: readonly Finding[]): readonly unknown[] {
  const json = JSON.stringify(findings);
  return [
    ...findings.filter((finding) => !isSound(finding)),
    ...(JSON.stringify(JSON.parse(json)) === json ? [] : ['not JSON']),
    // What a server or a token says at length does not make a finding long.
    ...(json.length < 100_000 ? [] : ['too long']),
  ];
}

const asText = (body: JsonObject) => ({ text: JSON.stringify(body) });
const RUNS = { numRuns: 500 };

describe('no rule throws', () => {
  it('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(troubles(checkStructure(pasted(text)))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('on any header, any claims, any keys, any earlier ID token, of any kind', () => {
    fc.assert(
      fc.property(
        object,
        object,
        object,
        object,
        fc.constantFrom(...KINDS),
        (header, claims, key, earlier, kind) => {
          const expected = expecting({
            previousIdToken: earlier,
            accessToken: 'x',
            code: 'y',
            maxAgeSeconds: 1,
            acrValues: ['a'],
          });
          const sha2 = (bits: 256 | 384 | 512) => new Uint8Array(bits / 8);
          const input = {
            ...accessToken({ kind, expected, keys: issuerKeys(key, key), sha2 }),
            header,
            claims,
          };
          expect(troubles(checkJwt(input))).toEqual([]);
          expect(troubles(checkJwt({ ...input, expected: {} }))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('on any SD-JWT, whatever was disclosed and whoever presents it', () => {
    const disclosed = fc.oneof(
      fc.array(value, { maxLength: 4 }).map(encode),
      fc.string().map((text) => encode(text)),
      fc.constantFrom('', 'e30', '!', disclose(0, 'exp', NOW), disclose(0, '_sd', []), disclose(0, '...')),
    );
    fc.assert(
      fc.property(
        object,
        fc.array(disclosed, { maxLength: 4 }),
        object,
        object,
        (claims, disclosures, header, proof) => {
          const signed = { ...claims, _sd: disclosures.map(digestOf) };
          const whole = sdJwt(signed, disclosures, compactJws({ alg: 'ES256', ...header }, proof));
          for (const token of [whole, sdJwt(claims, disclosures, '', 'dc+sd-jwt')]) {
            expect(troubles(checkSdJwt(sdJwtInput(token, { header })))).toEqual([]);
          }
        },
      ),
      RUNS,
    );
  });

  it('on any headers of any signatures in JSON', () => {
    const signature = fc.record({
      protected: fc.oneof(object.map(encode), value),
      header: value,
      signature: fc.oneof(fc.constant('AA'), value),
    });
    const unchecked: SignatureVerdict = {
      state: 'unchecked',
      reason: 'no_keys',
      message: 'It is so.',
    };
    fc.assert(
      fc.property(object, fc.array(signature, { minLength: 1, maxLength: 4 }), (claims, signatures) => {
        const token = parseToken(JSON.stringify({ payload: encode(claims), signatures }));
        if (token.format !== 'jws_json') throw new Error(token.format);
        const verdicts = token.signatures.map(() => unchecked);
        expect(troubles(checkJwsJson({ token, verdicts }))).toEqual([]);
        expect(troubles(checkStructure({ token }))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('on any header of an encrypted token, whatever was in it', () => {
    const verdicts: readonly DecryptionVerdict[] = [
      { state: 'failed', reason: 'tag_mismatch', attempts: [], message: 'It is so.' },
      { state: 'unchecked', reason: 'unsupported_alg', message: 'It is so.' },
    ];
    fc.assert(
      fc.property(
        object,
        object,
        object,
        fc.constantFrom(undefined, ...verdicts),
        (header, own, claims, verdict) => {
          const content = { kind: 'claims', claims } as const;
          const more = verdict ? { decryption: verdict, content: undefined } : { content };
          const input = { ...encrypted({}, more), header, protectedHeader: own, repeated: Object.keys(own) };
          expect(troubles(checkEncryption(input))).toEqual([]);
        },
      ),
      RUNS,
    );
  });

  it('on any token response', () => {
    fc.assert(
      fc.property(object, object, fc.integer({ min: 200, max: 599 }), (body, accessTokenClaims, status) => {
        expect(
          troubles(checkTokenResponse(tokenResponse({ ...asText(body), status }, { accessTokenClaims }))),
        ).toEqual([]);
      }),
      RUNS,
    );
  });

  it('on any introspection response', () => {
    fc.assert(
      fc.property(object, object, fc.boolean(), (body, tokenClaims, active) => {
        expect(
          troubles(checkIntrospection(introspection(asText({ ...body, active }), { tokenClaims }))),
        ).toEqual([]);
        expect(troubles(checkIntrospection(introspection(asText(body), { tokenClaims })))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('on any authorization response', () => {
    const parameters = fc.dictionary(
      fc.constantFrom('code', 'state', 'iss', 'error', 'access_token', 'response'),
      fc.string(),
    );
    fc.assert(
      fc.property(parameters, fc.array(fc.tuple(fc.constantFrom(...NAMES), fc.string())), (given, again) => {
        expect(troubles(checkAuthorizationResponse(authorizationResponse(given, { again })))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('on any metadata and any key set', () => {
    fc.assert(
      fc.property(object, object, fc.oneof(fc.string(), fc.webUrl()), (changes, jwks, issuer) => {
        expect(troubles(checkMetadata(metadata(changes, { jwks, issuer })))).toEqual([]);
        expect(
          troubles(checkMetadata(metadata({}, { jwks: { keys: [jwks, changes] }, used: changes }))),
        ).toEqual([]);
      }),
      RUNS,
    );
  });
});
