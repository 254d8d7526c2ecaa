import { sdJwtRules } from '../../../../src/core/checks/formats.ts';
import type { ExpectedToken, SdJwtInput } from '../../../../src/core/checks/inputs.ts';
import { claimAt } from '../../../../src/core/findings/finding.ts';
import type { SignatureVerdict } from '../../../../src/core/jose/verification.ts';
import { compactJws, NOW } from '../../../support/jwt.ts';
import { digestOf, disclose, encode, SALT, sdJwt, sdJwtInput } from '../../../support/sd-jwt.ts';
import type { RuleCases } from '../rule-cases.ts';

const NAME = disclose(0, 'given_name', 'John');
const COUNTRY = disclose(1, 'US');
const BASE = { iss: 'https://issuer.example', _sd: [digestOf(NAME)], c: [{ '...': digestOf(COUNTRY) }] };
const GOOD = sdJwtInput(sdJwt(BASE, [NAME, COUNTRY], '', 'example+sd-jwt'));
const BARE = sdJwtInput(sdJwt({ iss: 'x' }, [], '', 'example+sd-jwt'));
const RIGHT = ['all is right', GOOD, 'pass'] as const;
const NONE = ['nothing is disclosed', BARE, 'not_applicable'] as const;

/** Where the disclosure of this number (from 0) stands. */
function at(input: SdJwtInput, index: number) {
  const { start, end } = input.disclosures[index] ?? { start: 0, end: 0 };
  return { kind: 'bytes', start, end } as const;
}

function disclosing(...disclosures: readonly string[]): SdJwtInput {
  return sdJwtInput(sdJwt({ _sd: disclosures.map(digestOf) }, disclosures));
}

const UNREADABLE = disclosing(NAME, encode('{"not":"a list"}'));
const STRANGER = sdJwtInput(sdJwt({ _sd: [] }, [NAME]));
const TWICE = sdJwtInput(sdJwt(BASE, [NAME, COUNTRY, NAME]));
const IN_LIST = sdJwtInput(sdJwt({ c: [{ '...': digestOf(NAME) }] }, [NAME]));
const OVER = sdJwtInput(sdJwt({ given_name: 'Eve', _sd: [digestOf(NAME)] }, [NAME]));
const RESERVED = disclosing(disclose(0, '_sd', ['x']));
const SHORT = disclosing(encode(['abc', 'a', 1]));
const SAME_SALT = disclosing(NAME, encode([SALT, 'family_name', 'Doe']));
const EXP = disclosing(disclose(0, 'exp', NOW));
const UNHASHED = sdJwtInput(sdJwt({ ...BASE, _sd_alg: 'sha3-256' }, [NAME]));
const HASH = claimAt('payload', '_sd_alg');
const TYP = claimAt('header', 'typ');
const MISPLACED =
  'its digest stands where the other sort of disclosure belongs: members have a name, elements none';

const DISCLOSURE_CASES: RuleCases<SdJwtInput>['cases'] = {
  'sd_jwt.hash.unknown': {
    fails: [
      ['it is a shortened one', sdJwtInput(sdJwt({ _sd_alg: 'sha-256-64' })), HASH, { name: 'sha-256-64' }],
      ['it is no text', sdJwtInput(sdJwt({ _sd_alg: 1 })), HASH, { name: '' }],
    ],
    holds: [
      ['it is not named, which means sha-256', GOOD, 'pass'],
      ['it is sha-512', sdJwtInput(sdJwt({ _sd_alg: 'sha-512' })), 'pass'],
    ],
  },
  'sd_jwt.hash.nested': {
    fails: [
      [
        'it stands in an object',
        sdJwtInput(sdJwt({ a: { _sd_alg: 'sha-256' } })),
        undefined,
        { pointer: '/a' },
      ],
    ],
    holds: [RIGHT],
  },
  'sd_jwt.digest.malformed': {
    fails: [
      ['_sd is a text', sdJwtInput(sdJwt({ _sd: 'x' })), undefined, { pointer: '', count: 1 }],
      [
        'the dots are not alone',
        sdJwtInput(sdJwt({ c: [{ '...': 'x', y: 1 }] })),
        undefined,
        { pointer: '/c', count: 1 },
      ],
    ],
    holds: [RIGHT],
  },
  'sd_jwt.digest.repeated': {
    fails: [
      [
        'it stands at two places',
        sdJwtInput(sdJwt({ _sd: [digestOf(NAME)], a: { _sd: [digestOf(NAME)] } }, [NAME])),
        undefined,
        { pointer: '', count: 1 },
      ],
    ],
    holds: [RIGHT],
  },
  'sd_jwt.disclosure.malformed': {
    fails: [
      [
        'one is no list',
        UNREADABLE,
        at(UNREADABLE, 1),
        { numbers: [2], count: 1, why: 'it is no JSON array' },
      ],
    ],
    holds: [RIGHT, NONE],
  },
  'sd_jwt.disclosure.unmatched': {
    fails: [['it has no digest', STRANGER, at(STRANGER, 0), { numbers: [1], count: 1 }]],
    holds: [RIGHT, NONE, ['the hash is not known', UNHASHED, 'unchecked']],
  },
  'sd_jwt.disclosure.repeated': {
    fails: [['one is there twice', TWICE, at(TWICE, 2), { numbers: [3], count: 1 }]],
    holds: [RIGHT, NONE],
  },
  'sd_jwt.disclosure.misplaced': {
    fails: [
      ['a member stands in a list', IN_LIST, at(IN_LIST, 0), { numbers: [1], count: 1, why: MISPLACED }],
      [
        'the claim is there already',
        OVER,
        at(OVER, 0),
        { numbers: [1], count: 1, why: 'a claim of this name is there already' },
      ],
      [
        'its name is reserved',
        RESERVED,
        at(RESERVED, 0),
        { numbers: [1], count: 1, why: 'its name is _sd or ..., which no claim may have' },
      ],
    ],
    holds: [RIGHT, NONE],
  },
  'sd_jwt.salt.short': {
    fails: [['it has three characters', SHORT, at(SHORT, 0), { numbers: [1], count: 1, bits: 18 }]],
    holds: [RIGHT, NONE],
  },
  'sd_jwt.salt.repeated': {
    fails: [['two have the same', SAME_SALT, at(SAME_SALT, 1), { numbers: [2], count: 1 }]],
    holds: [RIGHT, NONE, ['the same disclosure is there twice', TWICE, 'pass']],
  },
  'sd_jwt.validity.selective': {
    fails: [['exp is disclosed', EXP, undefined, { names: ['exp'] }]],
    holds: [RIGHT],
  },
  'sd_jwt.typ.missing': {
    fails: [['it is absent', sdJwtInput(sdJwt(BASE)), TYP, {}]],
    holds: [RIGHT, ['the header cannot be read', { ...GOOD, header: undefined }, 'unchecked']],
  },
};

const CNF = { cnf: { jwk: { kty: 'EC' } } };
const KB_HEADER = { typ: 'kb+jwt', alg: 'ES256' };
const PRESENTED = sdJwt({ ...BASE, ...CNF }, [NAME], '', 'example+sd-jwt');
const KB_CLAIMS = { iat: NOW - 5, aud: 'https://verifier.example', nonce: 'n', sd_hash: digestOf(PRESENTED) };

function bound(header: object = {}, claims: object = {}, signature?: SignatureVerdict): SdJwtInput {
  const proof = compactJws({ ...KB_HEADER, ...header }, { ...KB_CLAIMS, ...claims });
  return sdJwtInput(`${PRESENTED}${proof}`, {}, signature);
}

/** A right proof, held against what somebody expects. */
function saying(expected: ExpectedToken, claims: object = {}): SdJwtInput {
  return { ...bound({}, claims), expected };
}

const own = (fits: boolean): SignatureVerdict => ({
  state: 'self_asserted',
  alg: 'ES256',
  header: 'cnf',
  fits,
  attempts: [],
});
const UNREAD = bound();
const NO_PROOF = ['there is no proof', GOOD, 'not_applicable'] as const;
const PROVEN = ['the proof is right', bound(), 'pass'] as const;
const proofAt = (name: string) => claimAt('payload', name);
const signatureAt = {
  kind: 'bytes',
  start: UNREAD.keyBinding?.jws.signature.start ?? 0,
  end: UNREAD.keyBinding?.jws.signature.end ?? 0,
} as const;

const KEY_BINDING_CASES: RuleCases<SdJwtInput>['cases'] = {
  'sd_jwt.key_binding.missing': {
    fails: [['the token is bound to a key', sdJwtInput(PRESENTED), undefined, {}]],
    holds: [PROVEN, ['it is bound to none', GOOD, 'not_applicable']],
  },
  'key_binding.typ.wrong': {
    fails: [['it is JWT', bound({ typ: 'JWT' }), TYP, { typ: 'the text "JWT"' }]],
    holds: [PROVEN, NO_PROOF],
  },
  'key_binding.alg.not_asymmetric': {
    fails: [
      ['it is none', bound({ alg: 'none' }), claimAt('header', 'alg'), { alg: 'none' }],
      ['it is absent', bound({ alg: undefined }), claimAt('header', 'alg'), { alg: 'absent' }],
    ],
    holds: [PROVEN, NO_PROOF, ['nobody knows it', bound({ alg: 'XX' }), 'unchecked']],
  },
  'key_binding.claims.missing': {
    fails: [['aud is a list', bound({}, { aud: ['a'] }), proofAt('aud'), { claims: ['aud'] }]],
    holds: [PROVEN, NO_PROOF],
  },
  'key_binding.sd_hash.mismatch': {
    fails: [
      [
        'it is of another',
        bound({}, { sd_hash: 'AAAA' }),
        proofAt('sd_hash'),
        { received: 'AAAA', expected: KB_CLAIMS.sd_hash },
      ],
    ],
    holds: [PROVEN, NO_PROOF, ['it is missing', bound({}, { sd_hash: undefined }), 'unchecked']],
  },
  'key_binding.signature.invalid': {
    fails: [
      [
        'it does not fit cnf',
        bound({}, {}, own(false)),
        signatureAt,
        { message: 'The signature does not fit the key in cnf.' },
      ],
      [
        'it fits none',
        bound({}, {}, { state: 'failed', reason: 'bad_signature', attempts: [], message: 'It fits no key.' }),
        signatureAt,
        { message: 'It fits no key.' },
      ],
    ],
    holds: [
      PROVEN,
      NO_PROOF,
      ['it fits a key of a token that is not verified', bound({}, {}, own(true)), 'unchecked'],
      [
        'there is no key',
        bound({}, {}, { state: 'unchecked', reason: 'no_keys', message: 'No key.' }),
        'unchecked',
      ],
    ],
  },
  'key_binding.iat.outside_window': {
    fails: [
      [
        'it is of yesterday',
        bound({}, { iat: NOW - 86_400 }),
        proofAt('iat'),
        { iat: NOW - 86_400, ageSeconds: 86_400 },
      ],
    ],
    holds: [PROVEN, NO_PROOF, ['it is missing', bound({}, { iat: undefined }), 'unchecked']],
  },
  'key_binding.aud.mismatch': {
    fails: [
      [
        'it names another verifier',
        saying({ audience: 'https://other.example' }),
        proofAt('aud'),
        { aud: ['https://verifier.example'], expected: 'https://other.example', near: [] },
      ],
      [
        'only a slash is more',
        saying({ audience: 'https://verifier.example/' }),
        proofAt('aud'),
        {
          aud: ['https://verifier.example'],
          expected: 'https://verifier.example/',
          near: ['trailing_slash'],
        },
      ],
    ],
    holds: [
      ['it names this verifier', saying({ audience: 'https://verifier.example' }), 'pass'],
      ['nobody said whom', bound(), 'unchecked'],
      ['it names nobody', saying({ audience: 'a' }, { aud: undefined }), 'unchecked'],
      NO_PROOF,
    ],
  },
  'key_binding.nonce.mismatch': {
    fails: [
      ['it is another', saying({ nonce: 'given' }), proofAt('nonce'), { givenLength: 5, receivedLength: 1 }],
      [
        'it is a number',
        saying({ nonce: '1' }, { nonce: 1 }),
        proofAt('nonce'),
        { givenLength: 1, receivedLength: null },
      ],
    ],
    holds: [
      ['it is the one', saying({ nonce: 'n' }), 'pass'],
      ['none is at hand', bound(), 'unchecked'],
      ['the flow sent none', saying({ nonce: null }), 'unchecked'],
      ['it is missing', saying({ nonce: 'n' }, { nonce: undefined }), 'unchecked'],
      NO_PROOF,
    ],
  },
};

const VCT = claimAt('payload', 'vct');
const credential = (claims: object, disclosures: readonly string[] = [], typ = 'dc+sd-jwt') =>
  sdJwtInput(sdJwt(claims, disclosures, '', typ));
const DISCLOSED_VCT = disclose(0, 'vct', 'urn:x');
const DISCLOSED_JWK = disclose(0, 'jwk', { kty: 'EC' });
const DISCLOSED_OTHER = disclose(0, 'status_of_member', 'gold');
const AKA = claimAt('payload', 'aka_vcts');
const aka = (types: unknown) => credential({ vct: 'urn:x', aka_vcts: types });
const NO_CREDENTIAL = ['it is no credential', GOOD, 'not_applicable'] as const;

const CREDENTIAL_CASES: RuleCases<SdJwtInput>['cases'] = {
  'credential.vct.missing': {
    fails: [['it is absent', credential({}), VCT, { found: 'absent' }]],
    holds: [['it is there', credential({ vct: 'urn:x' }), 'pass'], NO_CREDENTIAL],
  },
  'credential.claims.selective': {
    fails: [
      [
        'vct is disclosed',
        credential({ _sd: [digestOf(DISCLOSED_VCT)] }, [DISCLOSED_VCT]),
        undefined,
        { names: ['vct'] },
      ],
      [
        'the key in cnf is disclosed',
        credential({ vct: 'urn:x', cnf: { _sd: [digestOf(DISCLOSED_JWK)] } }, [DISCLOSED_JWK]),
        undefined,
        { names: ['cnf'] },
      ],
    ],
    holds: [
      ['they are in the clear', credential({ vct: 'urn:x' }), 'pass'],
      [
        'another claim of the same beginning is disclosed',
        credential({ vct: 'urn:x', _sd: [digestOf(DISCLOSED_OTHER)] }, [DISCLOSED_OTHER]),
        'pass',
      ],
      NO_CREDENTIAL,
    ],
  },
  'credential.aka_vcts.malformed': {
    fails: [
      ['it is a text', aka('urn:y'), AKA, { problem: 'is a string, not a list' }],
      ['it is empty', aka([]), AKA, { problem: 'is an empty list' }],
      ['a number is in it', aka(['urn:y', 1]), AKA, { problem: 'has something in it that is no text' }],
      ['vct is in it', aka(['urn:y', 'urn:x']), AKA, { problem: 'repeats the type of vct' }],
    ],
    holds: [
      ['it lists another type', aka(['urn:y']), 'pass'],
      ['it is absent', credential({ vct: 'urn:x' }), 'not_applicable'],
      NO_CREDENTIAL,
    ],
  },
  'credential.typ.old': {
    fails: [['it is vc+sd-jwt', credential({ vct: 'urn:x' }, [], 'vc+sd-jwt'), TYP, {}]],
    holds: [['it is dc+sd-jwt', credential({ vct: 'urn:x' }), 'pass'], NO_CREDENTIAL],
  },
};

export const SD_JWT_CASES: RuleCases<SdJwtInput> = {
  rules: sdJwtRules,
  cases: { ...DISCLOSURE_CASES, ...KEY_BINDING_CASES, ...CREDENTIAL_CASES },
};
