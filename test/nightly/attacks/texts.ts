import fc from 'fast-check';
import { segment } from '../../core/jose/tokens.ts';

/** Letters and words out of which tokens, headers, JSON and commands are made, and what breaks them. */
const LETTERS = '.,;:=+/~-_ \t\n\r"\'`\\{}[]()<>&?#%$@!^|\0\u200b\u202e\u2066\ufeff\ud800éа😀e0A'.split('');
const WORDS =
  'ey eyJ eyJhbGciOiJub25lIn0 e30 Bearer DPoP curl -H --data Authorization: https://a.example/ ?code= #access_token= token= "access_token":" null 1e400 \\u0000'.split(
    ' ',
  );
const BITS = [...LETTERS, ...WORDS, 'Bearer ', 'curl '];

export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...BITS), { maxLength: 30 }).map((bits) => bits.join('')),
  fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
);

const NAMES =
  `alg typ kid crit b64 jwk jku x5c x5u enc zip iss sub aud exp nbf iat jti azp scope cnf nonce act client_id at_hash
  auth_time _sd _sd_alg ... vct __proto__ constructor toString hasOwnProperty`.split(/\s+/);

/** Names that programs look at, and names that objects have by themselves. */
export const anyName = fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 6 }));

const leaf = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    1_800_000_000,
    1_800_000_000_000,
    '',
    'none',
    'HS256',
  ),
  fc.string({ maxLength: 8 }),
  fc.double({ noNaN: true }),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(anyName, tie('value'), { maxKeys: 4 }),
  ),
}));

/** Objects as headers and payloads are, their values of any type. */
export const anyObject = fc.dictionary(anyName, value, { maxKeys: 8 });

/** JSON, and what is nearly JSON. */
export const anyJson = fc.oneof(
  { weight: 4, arbitrary: anyObject.map((object) => JSON.stringify(object)) },
  { weight: 2, arbitrary: fc.json({ maxDepth: 3, stringUnit: 'binary' }) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.json({ maxDepth: 2 }), fc.nat(), fc.constantFrom(...BITS))
      .map(([json, at, bit]) => {
        const place = at % (json.length + 1);
        return json.slice(0, place) + bit + json.slice(place);
      }),
  },
  { weight: 1, arbitrary: anyText },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 700 }).map((depth) => `{"a":${'['.repeat(depth)}`) },
);

const space = fc.constantFrom('', '', '', ' ', '\n', '\r\n', '\t');
const literal = fc.oneof(
  fc.constantFrom(
    '1',
    '-0',
    '1e5',
    '1000',
    '1e9',
    '5e-9',
    '-1e20',
    '1e400',
    '-1e400',
    '9007199254740993',
    '0.1234567890123456789',
    '1e0000000000000001',
  ),
  fc
    .array(fc.constantFrom('":', '" :', ':', '\\', '{', ',', '"', '12345678901234567890', ' ', '1e400'), {
      maxLength: 4,
    })
    .map((bits) => JSON.stringify(bits.join(''))),
);
const crowd = fc.letrec<{ object: string; item: string }>((tie) => ({
  item: fc.oneof({ maxDepth: 2 }, literal, tie('object')),
  object: fc.oneof(
    fc
      .array(
        fc.tuple(space, tie('item'), space).map((bits) => bits.join('')),
        { maxLength: 3 },
      )
      .map((items) => `[${items.join(',')}]`),
    fc
      .array(
        fc
          .tuple(
            space,
            fc.constantFrom('"a"', '"b"', '"\\u0061"', '"\\":"', '""', '"__proto__"'),
            space,
            fc.constant(':'),
            space,
            tie('item'),
            space,
          )
          .map((bits) => bits.join('')),
        { maxLength: 4 },
      )
      .map((members) => `{${members.join(',')}}`),
  ),
}));

/** JSON with few names, so that they meet, and with strings and spaces that look like what stands between members. */
export const crowdedJson = crowd.item;

const part = fc.oneof(
  { weight: 5, arbitrary: anyJson.map(segment) },
  { weight: 2, arbitrary: fc.uint8Array({ maxLength: 24 }).map(segment) },
  { weight: 1, arbitrary: anyText },
);

/** Parts with dots and tildes between, as many as come. */
export const dotted = fc
  .array(fc.tuple(part, fc.constantFrom('.', '.', '.', '.', '~')), { minLength: 1, maxLength: 8 })
  .map((parts) =>
    parts
      .map(([text, separator]) => text + separator)
      .join('')
      .slice(0, -1),
  );

/** A text with a stretch of it taken out and another put in. */
export function damaged(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.nat(), fc.nat({ max: 4 }), anyText).map(([whole, at, removed, insert]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + insert.slice(0, 3) + whole.slice(place + removed);
  });
}
