import { decodeJwt } from 'jose';
import { jwtDecode } from 'jwt-decode';
import { decodeUtf8 } from '../../src/core/text/utf8.ts';
import { parseToken } from '../../src/core/jose/parse.ts';
import { decodeStrictly } from '../../src/node/verify/strict-base64url.ts';
import { compactJws } from '../support/jwt.ts';
import { type Measured, compare } from './measure.ts';

/** By size of the payload: groups and roles make tokens large. As many a round as take some ten milliseconds. */
const SIZES = [
  { name: '1 KB', groups: 4, count: 4000 },
  { name: '16 KB', groups: 190, count: 400 },
  { name: '1 MB', groups: 12_000, count: 8 },
] as const;

/** What a directory puts into its tokens: claims, groups by id, and roles by client. */
function claimsOf(groups: number): object {
  return {
    iss: 'https://login.example.com/realms/staff',
    sub: '0b6d6f6c-0f7e-4f0a-9c86-0a1c6ad4f2a1',
    aud: ['https://api.example.com', 'account'],
    exp: 1_800_003_612,
    iat: 1_800_000_012,
    auth_time: 1_799_999_047,
    jti: 'q1Kx0mB2c3D4e5F6g7H8iQ',
    azp: 'billing-spa',
    scope: 'openid profile email invoice:read invoice:pay',
    email: 'alice@example.com',
    email_verified: true,
    name: 'Alice Example',
    groups: Array.from(
      { length: groups },
      (_, index) => `0b6d6f6c-0f7e-4f0a-9c86-${String(index).padStart(12, '0')}`,
    ),
    resource_access: Object.fromEntries(
      Array.from({ length: Math.ceil(groups / 4) }, (_, index) => [
        `client-${index}`,
        { roles: ['viewer', 'editor', `role-${index}`], since: 1_700_000_012 + index * 7 },
      ]),
    ),
  };
}

/** Decoding with the strict gate against Buffer and JSON.parse, which check nothing; and against two that people use. */
export async function benchDecode(): Promise<readonly Measured[]> {
  const rows: Measured[] = [];
  for (const { name, groups, count } of SIZES) {
    const token = compactJws({ alg: 'ES256', kid: 'k1', typ: 'at+jwt' }, claimsOf(groups));
    const repeat = (work: () => unknown) => (): void => {
      for (let index = 0; index < count; index++) work();
    };
    const parse = repeat(() => parseToken(token, { decodeStrictly }));
    const floor = repeat(() => {
      const [header = '', payload = ''] = token.split('.');
      JSON.parse(Buffer.from(header, 'base64url').toString());
      return JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown;
    });
    const size = `${token.length} characters`;
    rows.push(
      await compare({
        name: `decode ${name}, strict gate`,
        budget: 0.8,
        isSpeed: true,
        note: `base64url and UTF-8 strictly, then JSON.parse, of header and payload, ${size}; against Buffer and JSON.parse`,
        rounds: 31,
        ours: repeat(() => {
          const [header = '', payload = ''] = token.split('.');
          parseStrictly(header);
          return parseStrictly(payload);
        }),
        theirs: floor,
      }),
      await compare({
        name: `decode ${name}, whole`,
        budget: 0.5,
        isSpeed: true,
        note: 'parseToken: the same, objects without prototypes, duplicates, and where what is wrong stands; against Buffer and JSON.parse',
        rounds: 31,
        ours: parse,
        theirs: floor,
      }),
    );
    for (const [other, decode] of [
      ['jose decodeJwt', () => decodeJwt(token)],
      ['jwt-decode', () => jwtDecode(token)],
    ] as const) {
      rows.push(
        await compare({
          name: `decode ${name} against ${other}`,
          budget: 1,
          isSpeed: true,
          note: 'strict, with header and payload; times faster than it',
          rounds: other === 'jwt-decode' && groups > 1000 ? 5 : 15,
          ours: parse,
          theirs: repeat(decode),
        }),
      );
    }
  }
  return rows;
}

function parseStrictly(segment: string): unknown {
  const bytes = decodeStrictly(segment);
  const text = bytes && decodeUtf8(bytes);
  if (!text?.ok) throw new Error('not strict');
  return JSON.parse(text.text);
}
