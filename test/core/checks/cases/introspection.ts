import { introspectionRules } from '../../../../src/core/checks/exchanges.ts';
import type { IntrospectionInput } from '../../../../src/core/checks/inputs.ts';
import type { Place } from '../../../../src/core/findings/finding.ts';
import type { JsonValue } from '../../../../src/core/json.ts';
import { compactJws, expecting, ISSUER, NOW } from '../../../support/jwt.ts';
import { introspection, TOKEN_CLAIMS, without } from '../examples.ts';
import { INTROSPECTION_FORM_CASES } from './answers.ts';
import type { CodeCases, RuleCases } from '../rule-cases.ts';

const parameter = (name: string): Place => ({ kind: 'parameter', name });
const contentType: Place = { kind: 'response_header', name: 'content-type' };
const WHOLE: Place = { kind: 'whole' };

const opaque = without(introspection(), 'tokenClaims');
const INACTIVE = introspection({ text: '{"active":false}' });
const REFUSED = introspection({ status: 401, text: '{"error":"invalid_client"}' });
const AS_JWT = introspection({
  text: compactJws({ alg: 'RS256' }, { token_introspection: { active: true } }),
  headers: [['Content-Type', 'application/token-introspection+jwt']],
});

function disagreement(
  claim: string,
  value: JsonValue,
  words: { readonly introspected: string; readonly inToken: string },
): CodeCases<IntrospectionInput> {
  return {
    fails: [
      [
        'the two say different things',
        introspection({ body: { [claim]: value } }),
        parameter(claim),
        { claim, ...words },
      ],
    ],
    holds: [
      ['both say the same', introspection(), 'pass'],
      ['introspection does not say', introspection({ body: { [claim]: undefined } }), 'not_applicable'],
      [
        'the token does not say',
        introspection({}, { tokenClaims: without(TOKEN_CLAIMS, claim) }),
        'not_applicable',
      ],
      ['the token is opaque', opaque, 'unchecked'],
      ['the token is inactive', INACTIVE, 'not_applicable'],
    ],
  };
}

export const INTROSPECTION_CASES: RuleCases<IntrospectionInput> = {
  rules: introspectionRules,
  cases: {
    'introspection.transport.insecure': {
      fails: [
        [
          'the endpoint is plain http',
          introspection({ url: 'http://login.example/i' }),
          WHOLE,
          { origin: 'http://login.example' },
        ],
      ],
      holds: [
        ['the endpoint is https', introspection(), 'pass'],
        ['the endpoint is on this machine', introspection({ url: 'http://localhost:4000/i' }), 'pass'],
        ['the address cannot be read', introspection({ url: '' }), 'unchecked'],
      ],
    },
    'introspection.status.not_ok': {
      fails: [
        ['the client was refused', REFUSED, WHOLE, { status: 401, error: 'invalid_client' }],
        [
          'the endpoint is not there',
          introspection({ status: 404, text: 'Not found' }),
          WHOLE,
          { status: 404, error: null },
        ],
      ],
      holds: [['the server answered', introspection(), 'pass']],
    },
    'introspection.content_type.wrong': {
      fails: [
        [
          'it is text/plain',
          introspection({ headers: [['Content-Type', 'text/plain']] }),
          contentType,
          { contentType: 'text/plain' },
        ],
        ['it is absent', introspection({ headers: [] }), contentType, { contentType: null }],
      ],
      holds: [
        ['it is application/json', introspection(), 'pass'],
        ['it is that of an introspection JWT', AS_JWT, 'pass'],
        ['the server refused', REFUSED, 'not_applicable'],
      ],
    },
    'introspection.body.not_json': {
      fails: [['a page answered', introspection({ text: '<html>' }), WHOLE, { looksLike: 'html' }]],
      holds: [
        ['it is a JSON object', introspection(), 'pass'],
        ['it is a JWT', AS_JWT, 'not_applicable'],
        ['the server refused', REFUSED, 'not_applicable'],
      ],
    },
    'introspection.active.missing': {
      fails: [['it is absent', introspection({ body: { active: undefined } }), parameter('active'), {}]],
      holds: [
        ['it is there', introspection(), 'pass'],
        ['the answer is a JWT', AS_JWT, 'unchecked'],
        ['the server refused', REFUSED, 'not_applicable'],
      ],
    },
    'introspection.active.not_a_boolean': {
      fails: [
        [
          'it is the text "false"',
          introspection({ body: { active: 'false' } }),
          parameter('active'),
          { found: 'the text "false"' },
        ],
        ['it is 1', introspection({ body: { active: 1 } }), parameter('active'), { found: '1' }],
        ['it is null', introspection({ body: { active: null } }), parameter('active'), { found: 'null' }],
      ],
      holds: [
        ['it is true', introspection(), 'pass'],
        ['it is false', INACTIVE, 'pass'],
        ['it is absent', introspection({ body: { active: undefined } }), 'not_applicable'],
        ['the answer is a JWT', AS_JWT, 'unchecked'],
      ],
    },
    'introspection.active.though_expired': {
      fails: [
        [
          'by its own exp it has just expired',
          introspection({ body: { exp: NOW } }),
          parameter('active'),
          { exp: NOW, agoSeconds: 0, source: 'response' },
        ],
        [
          'by exp of the token it expired an hour ago',
          introspection({ body: { exp: undefined } }, { tokenClaims: { exp: NOW - 3600 } }),
          parameter('active'),
          { exp: NOW - 3600, agoSeconds: 3600, source: 'token' },
        ],
      ],
      holds: [
        ['it is still valid', introspection(), 'pass'],
        [
          'the clocks may differ that much',
          introspection({ body: { exp: NOW - 9 } }, { clock: { nowSeconds: NOW, skewSeconds: 10 } }),
          'pass',
        ],
        ['it is called inactive', INACTIVE, 'not_applicable'],
        [
          'nobody says when it expires',
          without(introspection({ body: { exp: undefined } }), 'tokenClaims'),
          'unchecked',
        ],
      ],
    },
    'introspection.inactive.extra_members': {
      fails: [
        [
          'the response says who it was',
          introspection({ text: '{"active":false,"sub":"alice","reason":"revoked"}' }),
          parameter('sub'),
          { names: ['sub', 'reason'] },
        ],
      ],
      holds: [
        ['active stands alone', INACTIVE, 'pass'],
        ['the token is active', introspection(), 'not_applicable'],
      ],
    },
    'introspection.token_type.disagrees': {
      fails: [
        [
          'a DPoP token is called Bearer',
          introspection({}, { expected: expecting({ tokenType: 'DPoP' }) }),
          parameter('token_type'),
          { introspected: 'Bearer', told: 'DPoP' },
        ],
      ],
      holds: [
        ['both say Bearer, in whatever case', introspection({ body: { token_type: 'bearer' } }), 'pass'],
        ['introspection does not say', introspection({ body: { token_type: undefined } }), 'not_applicable'],
        ['the token response is not known', introspection({}, { expected: {} }), 'unchecked'],
      ],
    },
    'introspection.token_type.not_dpop': {
      fails: [
        [
          'a token that is bound to a DPoP key is called Bearer',
          introspection({ body: { cnf: { jkt: 'thumb' } } }),
          parameter('token_type'),
          { introspected: 'Bearer' },
        ],
        [
          'its type is no text',
          introspection({ body: { cnf: { jkt: 'thumb' }, token_type: 1 } }),
          parameter('token_type'),
          { introspected: '1' },
        ],
      ],
      holds: [
        [
          'it is called DPoP, in whatever case',
          introspection({ body: { cnf: { jkt: 'thumb' }, token_type: 'dpop' } }),
          'pass',
        ],
        [
          'introspection names no type',
          introspection({ body: { cnf: { jkt: 'thumb' }, token_type: undefined } }),
          'not_applicable',
        ],
        [
          'it is bound to a certificate',
          introspection({ body: { cnf: { 'x5t#S256': 'thumb' } } }),
          'not_applicable',
        ],
        ['it is bound to no key', introspection(), 'not_applicable'],
      ],
    },
    'introspection.exp.disagrees': disagreement('exp', NOW + 60, {
      introspected: String(NOW + 60),
      inToken: String(NOW + 600),
    }),
    'introspection.scope.disagrees': disagreement('scope', 'invoice:read', {
      introspected: 'invoice:read',
      inToken: 'invoice:read invoice:pay',
    }),
    'introspection.sub.disagrees': disagreement('sub', 'bob', { introspected: 'bob', inToken: 'alice' }),
    'introspection.client_id.disagrees': disagreement('client_id', 'other', {
      introspected: 'other',
      inToken: 'billing-spa',
    }),
    'introspection.iss.disagrees': disagreement('iss', `${ISSUER}/`, {
      introspected: `${ISSUER}/`,
      inToken: ISSUER,
    }),
    'introspection.aud.disagrees': disagreement('aud', 'https://api.example', {
      introspected: 'https://api.example',
      inToken: 'https://api.example, https://other.example',
    }),
    ...INTROSPECTION_FORM_CASES,
  },
};
