import { encryptionRules } from '../../../../src/core/checks/formats.ts';
import type { EncryptionInput } from '../../../../src/core/checks/inputs.ts';
import type { DecryptionVerdict } from '../../../../src/core/jose/decryption.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import { type Changes, changed } from '../../../support/jwt.ts';
import type { HoldCase, RuleCases } from '../rule-cases.ts';

const HEADER: JsonObject = { alg: 'RSA-OAEP-256', enc: 'A256GCM', cty: 'JWT', kid: 'k1' };
const PASSWORD = { alg: 'PBES2-HS256+A128KW', p2c: 600_000 };

const DECRYPTED: Extract<DecryptionVerdict, { state: 'decrypted' }> = {
  state: 'decrypted',
  alg: 'RSA-OAEP-256',
  enc: 'A256GCM',
  key: { label: 'the key you gave', kid: 'k1', bits: 2048 },
  candidateCount: 1,
  attempts: [],
};

type Failure = Extract<DecryptionVerdict, { state: 'failed' }>;
type Open = Extract<DecryptionVerdict, { state: 'unchecked' }>;

const tried = { label: 'the key you gave', alg: 'RSA-OAEP-256', result: 'does_not_fit' } as const;

function failing(reason: Failure['reason']): { readonly decryption: Failure; readonly content: undefined } {
  const names = { alg: 'RSA-OAEP-256', enc: 'A256GCM' };
  return {
    decryption: { state: 'failed', reason, ...names, attempts: [tried, tried], message: 'It is so.' },
    content: undefined,
  };
}

function open(reason: Open['reason']): { readonly decryption: Open; readonly content: undefined } {
  return { decryption: { state: 'unchecked', reason, message: 'It is so.' }, content: undefined };
}

/** An encrypted token with which every rule is content, changed. */
export function encrypted(
  header: Changes = {},
  more: { readonly [K in keyof EncryptionInput]?: EncryptionInput[K] | undefined } = {},
): EncryptionInput {
  const whole = changed(HEADER, header);
  const input = {
    protectedHeader: whole,
    header: whole,
    repeated: [],
    decryption: DECRYPTED,
    content: { kind: 'token' },
    ...more,
  };
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as unknown as EncryptionInput;
}

const GOOD: HoldCase<EncryptionInput> = ['all is well', encrypted(), 'pass'];
const at = (name: string) => ({ kind: 'claim', part: 'header', pointer: `/${name}` }) as const;
const claims = { kind: 'claims', claims: { iss: 'https://login.example', aud: ['a'] } } as const;

export const ENCRYPTION_CASES: RuleCases<EncryptionInput> = {
  rules: encryptionRules,
  cases: {
    'token.encryption.alg_missing': {
      fails: [
        ['it is absent', encrypted({ alg: undefined }), at('alg'), { found: 'absent' }],
        ['it is no text', encrypted({ alg: 7 }), at('alg'), { found: 'a number' }],
        ['it is empty', encrypted({ alg: '' }), at('alg'), { found: 'an empty string' }],
      ],
      holds: [GOOD],
    },
    'token.encryption.enc_missing': {
      fails: [['it is absent', encrypted({ enc: undefined }), at('enc'), { found: 'absent' }]],
      holds: [GOOD],
    },
    'token.encryption.header_repeated': {
      fails: [['alg stands twice', encrypted({}, { repeated: ['alg'] }), undefined, { names: ['alg'] }]],
      holds: [GOOD],
    },
    'token.encryption.crit_unknown': {
      fails: [['it names anything', encrypted({ crit: ['x'], x: 1 }), at('crit'), { names: ['x'] }]],
      holds: [
        ['it is absent', encrypted(), 'not_applicable'],
        ['it names nothing', encrypted({ crit: [] }), 'pass'],
      ],
    },
    'token.encryption.malformed': {
      fails: [['it is', encrypted({}, failing('malformed')), undefined, { problem: 'It is so.' }]],
      holds: [GOOD, ['a key does not fit', encrypted({}, failing('wrong_key')), 'pass']],
    },
    'token.encryption.unsupported': {
      fails: [
        [
          'nobody knows the algorithm',
          encrypted({ alg: 'HPKE-0' }, open('unsupported_alg')),
          at('alg'),
          { alg: 'HPKE-0', enc: 'A256GCM', reason: 'It is so.' },
        ],
        [
          'the names are missing too',
          encrypted({ alg: undefined, enc: undefined }, open('unsupported_alg')),
          at('alg'),
          { alg: 'absent', enc: 'absent', reason: 'It is so.' },
        ],
      ],
      holds: [GOOD, ['there is no key', encrypted({}, open('no_keys')), 'not_applicable']],
    },
    'token.encryption.rsa1_5': {
      fails: [
        ['it is used', encrypted({ alg: 'RSA1_5' }), at('alg'), {}],
        ['it is used for another recipient', encrypted({}, { otherAlgs: ['RSA1_5'] }), at('alg'), {}],
      ],
      holds: [GOOD],
    },
    'token.encryption.rsa_too_small': {
      fails: [
        [
          'it has 1024 bits',
          encrypted({}, { decryption: { ...DECRYPTED, key: { label: 'x', bits: 1024 } } }),
          undefined,
          { bits: 1024 },
        ],
      ],
      holds: [
        GOOD,
        ['there is no key', encrypted({}, open('no_keys')), 'unchecked'],
        ['the key is no RSA key', encrypted({ alg: 'dir' }), 'not_applicable'],
      ],
    },
    'token.encryption.pbes2_count_low': {
      fails: [['it is 999', encrypted({ ...PASSWORD, p2c: 999 }), at('p2c'), { count: 999 }]],
      holds: [
        ['it is 600000', encrypted(PASSWORD), 'pass'],
        ['there is no password', encrypted(), 'not_applicable'],
      ],
    },
    'token.encryption.pbes2_count_high': {
      fails: [
        [
          'it is over the limit',
          encrypted({ ...PASSWORD, p2c: 1_200_001 }),
          at('p2c'),
          { count: 1_200_001, limit: 1_200_000 },
        ],
      ],
      holds: [
        ['it is 600000', encrypted(PASSWORD), 'pass'],
        ['there is no password', encrypted(), 'not_applicable'],
      ],
    },
    'token.encryption.zip_used': {
      fails: [['it is', encrypted({ zip: 'DEF' }), at('zip'), { zip: 'DEF' }]],
      holds: [GOOD],
    },
    'token.encryption.zip_unprotected': {
      fails: [
        ['it stands in another header', encrypted({ zip: 'DEF' }, { protectedHeader: {} }), at('zip'), {}],
      ],
      holds: [GOOD, ['it stands in the protected one', encrypted({ zip: 'DEF' }), 'pass']],
    },
    'token.encryption.zip_unreadable': {
      fails: [
        [
          'it is unknown',
          encrypted({ zip: 'BR' }, open('unsupported_zip')),
          at('zip'),
          { zip: 'BR', reason: 'It is so.' },
        ],
        [
          'it is broken',
          encrypted({ zip: 'DEF' }, failing('zip_malformed')),
          at('zip'),
          { zip: 'DEF', reason: 'It is so.' },
        ],
      ],
      holds: [
        ['it was unpacked', encrypted({ zip: 'DEF' }), 'pass'],
        ['nothing was compressed', encrypted(), 'not_applicable'],
        ['it was not decrypted', encrypted({ zip: 'DEF' }, open('no_keys')), 'unchecked'],
      ],
    },
    'token.encryption.zip_bomb': {
      fails: [
        [
          'it grows too large',
          encrypted({ zip: 'DEF' }, failing('zip_too_large')),
          at('zip'),
          { reason: 'It is so.' },
        ],
      ],
      holds: [
        ['it was unpacked', encrypted({ zip: 'DEF' }), 'pass'],
        ['nothing was compressed', encrypted(), 'not_applicable'],
        ['it was not decrypted', encrypted({ zip: 'DEF' }, open('no_keys')), 'unchecked'],
      ],
    },
    'token.encryption.not_decrypted': {
      fails: [['there is no key', encrypted({}, open('no_keys')), undefined, {}]],
      holds: [GOOD],
    },
    'token.encryption.no_key': {
      fails: [
        [
          'none may be used',
          encrypted({}, failing('no_matching_key')),
          at('alg'),
          { alg: 'RSA-OAEP-256', keyCount: 2, reason: 'It is so.' },
        ],
      ],
      holds: [GOOD, ['there is no key', encrypted({}, open('no_keys')), 'not_applicable']],
    },
    'token.encryption.wrong_key': {
      fails: [
        ['none opens it', encrypted({}, failing('wrong_key')), at('kid'), { alg: 'RSA-OAEP-256', tried: 2 }],
      ],
      holds: [GOOD, ['there is no key', encrypted({}, open('no_keys')), 'not_applicable']],
    },
    'token.encryption.tag_mismatch': {
      fails: [
        [
          'it does not fit',
          encrypted({}, failing('tag_mismatch')),
          undefined,
          { enc: 'A256GCM', message: 'It is so.' },
        ],
      ],
      holds: [
        GOOD,
        ['there is no key', encrypted({}, open('no_keys')), 'not_applicable'],
        ['no key opens the encrypted key', encrypted({}, failing('wrong_key')), 'unchecked'],
      ],
    },
    'token.encryption.key_ambiguous': {
      fails: [
        [
          'the header names none',
          encrypted({ kid: undefined }, { decryption: { ...DECRYPTED, candidateCount: 3 } }),
          at('kid'),
          { kid: null, keyCount: 3 },
        ],
        [
          'several have the name',
          encrypted({}, { decryption: { ...DECRYPTED, candidateCount: 2 } }),
          at('kid'),
          { kid: 'k1', keyCount: 2 },
        ],
      ],
      holds: [GOOD, ['there is no key', encrypted({}, open('no_keys')), 'not_applicable']],
    },
    'token.encryption.cty_missing': {
      fails: [
        ['it is absent', encrypted({ cty: undefined }), at('cty'), { found: 'absent' }],
        ['it is something else', encrypted({ cty: 'json' }), at('cty'), { found: 'the text "json"' }],
      ],
      holds: [
        GOOD,
        ['it is a media type', encrypted({ cty: 'application/jwt' }), 'pass'],
        ['it names a kind of JWT', encrypted({ cty: 'dc+sd-jwt' }), 'pass'],
        ['claims are inside', encrypted({ cty: undefined }, { content: claims }), 'not_applicable'],
        ['it was not decrypted', encrypted({}, open('no_keys')), 'not_applicable'],
      ],
    },
    'token.encryption.cty_not_nested': {
      fails: [
        ['claims are inside', encrypted({}, { content: claims }), at('cty'), { found: 'a JSON object' }],
        [
          'text is inside',
          encrypted({ cty: 'jwt' }, { content: { kind: 'text' } }),
          at('cty'),
          { found: 'other text' },
        ],
      ],
      holds: [
        GOOD,
        ['it promises nothing', encrypted({ cty: undefined }, { content: claims }), 'pass'],
        ['it was not decrypted', encrypted({}, open('no_keys')), 'not_applicable'],
      ],
    },
    'token.encryption.unsigned_claims': {
      fails: [
        [
          'claims are encrypted to a public key',
          encrypted({}, { content: claims }),
          at('alg'),
          { alg: 'RSA-OAEP-256' },
        ],
      ],
      holds: [
        GOOD,
        ['the key is shared', encrypted({ alg: 'dir' }, { content: claims }), 'pass'],
        ['text is inside', encrypted({}, { content: { kind: 'text' } }), 'not_applicable'],
        ['it was not decrypted', encrypted({}, open('no_keys')), 'not_applicable'],
      ],
    },
    'id_token.signature.missing': {
      fails: [['claims are inside', encrypted({}, { kind: 'id_token', content: claims }), at('alg'), {}]],
      holds: [
        ['a token is inside', encrypted({}, { kind: 'id_token' }), 'pass'],
        ['it is of another kind', encrypted({}, { kind: 'logout_token', content: claims }), 'not_applicable'],
        ['it was not decrypted', encrypted({}, { kind: 'id_token', ...open('no_keys') }), 'not_applicable'],
      ],
    },
    'access_token.signature.missing': {
      fails: [['claims are inside', encrypted({}, { kind: 'access_token', content: claims }), at('alg'), {}]],
      holds: [
        ['a token is inside', encrypted({}, { kind: 'access_token' }), 'pass'],
        ['it is of another kind', encrypted({}, { kind: 'logout_token', content: claims }), 'not_applicable'],
        [
          'it was not decrypted',
          encrypted({}, { kind: 'access_token', ...open('no_keys') }),
          'not_applicable',
        ],
      ],
    },
    'token.encryption.claim_differs': {
      fails: [
        [
          'the header has another issuer',
          encrypted({ iss: 'https://other.example', aud: ['a'] }, { content: claims }),
          at('iss'),
          { names: ['iss'] },
        ],
        [
          'the claim is missing inside',
          encrypted({ sub: 'alice' }, { content: claims }),
          at('sub'),
          { names: ['sub'] },
        ],
      ],
      holds: [
        ['they are the same', encrypted({ iss: 'https://login.example' }, { content: claims }), 'pass'],
        ['none is repeated', encrypted({}, { content: claims }), 'not_applicable'],
        ['it was not decrypted', encrypted({ iss: 'x' }, open('no_keys')), 'not_applicable'],
      ],
    },
    'token.encryption.nested_too_deep': {
      fails: [
        ['there are five', encrypted({}, { ...open('too_deep'), tooDeep: 5 }), undefined, { depth: 5 }],
      ],
      holds: [GOOD],
    },
  },
};
