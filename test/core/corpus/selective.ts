import { createHash } from 'node:crypto';
import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { SIGNATURE } from './parts.ts';

const json = JSON.stringify;
const HEADER = segment('{"alg":"ES256","typ":"dc+sd-jwt"}');
const SALT = '_26bc4LT-ac6q2KI6cBW5es';

function digest(disclosure: string): string {
  return createHash('sha256').update(disclosure).digest('base64url');
}

/** An SD-JWT over claims, with disclosures as they are. */
function sdJwt(claims: object | string, disclosures: readonly string[], after = ''): string {
  const payload = segment(typeof claims === 'string' ? claims : json(claims));
  return `${[`${HEADER}.${payload}.${SIGNATURE}`, ...disclosures].join('~')}~${after}`;
}

/** One claim disclosed by an array as it is written here, whose digest stands at the top. */
function disclosing(array: unknown, more: object = {}): string {
  const disclosure = segment(typeof array === 'string' ? array : json(array));
  return sdJwt({ _sd: [digest(disclosure)], ...more }, [disclosure]);
}

const NAME = segment(json([SALT, 'name', 'Alice']));
const malformed = { as: 'sd_jwt', fails: ['sd_jwt.disclosure.malformed'] } as const;
const misplaced = { as: 'sd_jwt', fails: ['sd_jwt.disclosure.misplaced'] } as const;
const digests = { as: 'sd_jwt', fails: ['sd_jwt.digest.malformed'] } as const;

/** Tokens with disclosures (RFC 9901). */
export const selective: readonly BadToken[] = [
  bad('A disclosure is empty.', sdJwt({ _sd: [] }, ['']), { as: 'sd_jwt', fails: ['token.segments.empty'] }),
  bad('A disclosure is no base64url.', sdJwt({ _sd: [] }, ['****']), {
    as: 'sd_jwt',
    fails: ['token.encoding.not_base64url'],
  }),
  bad('A disclosure is no JSON.', disclosing('["salt",'), malformed),
  bad('A disclosure is an object.', disclosing({ salt: SALT }), malformed),
  bad('A disclosure is an empty list.', disclosing([]), malformed),
  bad('A disclosure has one element.', disclosing([SALT]), malformed),
  bad('A disclosure has four elements.', disclosing([SALT, 'a', 1, 2]), malformed),
  bad('A disclosure’s salt is a number.', disclosing([1, 'name', 'Alice']), malformed),
  bad('A disclosure’s name is a number.', disclosing([SALT, 1, 'Alice']), malformed),
  bad('A disclosure’s name is null.', disclosing([SALT, null, 'Alice']), malformed),
  bad('A disclosure has no name where a member belongs.', disclosing([SALT, 'Alice']), misplaced),
  bad('A disclosure is called _sd.', disclosing([SALT, '_sd', ['x']]), misplaced),
  bad('A disclosure is called ….', disclosing([SALT, '...', 'x']), misplaced),
  bad(
    'A disclosure says a claim that is there already.',
    disclosing([SALT, 'name', 'Mallory'], { name: 'Alice' }),
    misplaced,
  ),
  bad('A disclosure is called __proto__.', disclosing([SALT, '__proto__', { admin: true }]), {
    as: 'sd_jwt',
    not: ['sd_jwt.disclosure.misplaced', 'sd_jwt.disclosure.malformed'],
  }),
  bad(
    'A disclosure has a name where an element belongs.',
    sdJwt({ list: [{ '...': digest(NAME) }] }, [NAME]),
    misplaced,
  ),
  bad('A disclosure’s digest stands nowhere.', sdJwt({ _sd: [] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.disclosure.unmatched'],
  }),
  bad('A disclosure’s digest is cut short.', sdJwt({ _sd: [digest(NAME).slice(0, 20)] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.disclosure.unmatched'],
  }),
  bad('A disclosure stands there twice.', sdJwt({ _sd: [digest(NAME)] }, [NAME, NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.disclosure.repeated'],
  }),
  bad('A digest stands twice in one list.', sdJwt({ _sd: [digest(NAME), digest(NAME)] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.digest.repeated'],
  }),
  bad(
    'A digest stands twice, at the top and in an object.',
    sdJwt({ _sd: [digest(NAME)], a: { _sd: [digest(NAME)] } }, [NAME]),
    { as: 'sd_jwt', fails: ['sd_jwt.digest.repeated'] },
  ),
  bad('A digest without a disclosure stands twice.', sdJwt({ _sd: ['x', 'x'] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.digest.repeated'],
  }),
  bad('The list of digests is a text.', sdJwt({ _sd: digest(NAME) }, [NAME]), digests),
  bad('The list of digests is null.', sdJwt({ _sd: null }, [NAME]), digests),
  bad('A digest is a number.', sdJwt({ _sd: [1] }, [NAME]), digests),
  bad('The digest of an element is no text.', sdJwt({ list: [{ '...': 1 }] }, [NAME]), digests),
  bad(
    'The digest of an element does not stand alone.',
    sdJwt({ list: [{ '...': digest(NAME), x: 1 }] }, [NAME]),
    digests,
  ),
  bad('The hash is unknown.', sdJwt({ _sd_alg: 'md5', _sd: [digest(NAME)] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.hash.unknown'],
  }),
  bad('The hash is called toString.', sdJwt({ _sd_alg: 'toString', _sd: [digest(NAME)] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.hash.unknown'],
  }),
  bad('The hash is named below the top.', sdJwt({ a: { _sd_alg: 'sha-256' }, _sd: [digest(NAME)] }, [NAME]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.hash.nested'],
  }),
  bad('A salt is one letter.', disclosing(['a', 'name', 'Alice']), {
    as: 'sd_jwt',
    fails: ['sd_jwt.salt.short'],
  }),
  bad(
    'Two claims have one salt.',
    (() => {
      const other = segment(json([SALT, 'age', 42]));
      return sdJwt({ _sd: [digest(NAME), digest(other)] }, [NAME, other]);
    })(),
    { as: 'sd_jwt', fails: ['sd_jwt.salt.repeated'] },
  ),
  bad('The end is disclosed, and so can be left out.', disclosing([SALT, 'exp', 4_000_000_000]), {
    as: 'sd_jwt',
    fails: ['sd_jwt.validity.selective'],
  }),
  bad(
    'The token is bound to a key, and no proof of it came along.',
    sdJwt({ _sd: [digest(NAME)], cnf: { jwk: { kty: 'EC' } } }, [NAME]),
    { as: 'sd_jwt', fails: ['sd_jwt.key_binding.missing'] },
  ),
  bad(
    'The proof of the key is of another type.',
    sdJwt(
      { _sd: [digest(NAME)] },
      [NAME],
      `${segment('{"alg":"ES256","typ":"JWT"}')}.${segment('{}')}.${SIGNATURE}`,
    ),
    { as: 'sd_jwt', fails: ['key_binding.typ.wrong', 'key_binding.claims.missing'] },
  ),
  bad(
    'The proof of the key is under HMAC.',
    sdJwt(
      { _sd: [digest(NAME)] },
      [NAME],
      `${segment('{"alg":"HS256","typ":"kb+jwt"}')}.${segment('{}')}.${SIGNATURE}`,
    ),
    { as: 'sd_jwt', fails: ['key_binding.alg.not_asymmetric'] },
  ),
  bad(
    'The proof of the key is over other disclosures.',
    sdJwt(
      { _sd: [digest(NAME)] },
      [NAME],
      `${segment('{"alg":"ES256","typ":"kb+jwt"}')}.${segment('{"iat":1,"aud":"a","nonce":"n","sd_hash":"x"}')}.${SIGNATURE}`,
    ),
    { as: 'sd_jwt', fails: ['key_binding.sd_hash.mismatch'] },
  ),
  bad('No tilde ends the last disclosure.', sdJwt({ _sd: [digest(NAME)] }, [NAME]).slice(0, -1), {
    as: 'sd_jwt',
    fails: ['token.segments.no_final_tilde'],
  }),
  bad('There are a million tildes.', () => sdJwt({}, []) + '~'.repeat(1_000_000), {
    as: 'sd_jwt',
    fails: ['token.segments.empty'],
  }),
  bad(
    'A disclosure is 5,000 deep.',
    () => disclosing(`["${SALT}","a",${'['.repeat(5000)}${']'.repeat(5000)}]`),
    { as: 'sd_jwt', fails: ['token.json.too_deep'] },
  ),
  bad('A disclosure has a name twice in its value.', disclosing(`["${SALT}","a",{"b":1,"b":2}]`), {
    as: 'sd_jwt',
    fails: ['token.json.duplicate_member'],
  }),
];
