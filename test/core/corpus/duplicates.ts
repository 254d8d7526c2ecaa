import { type BadToken, bad } from './entry.ts';
import { claim, headed, paid } from './parts.ts';

const TWICE = ['token.json.duplicate_member'] as const;
const twice = { fails: TWICE, as: 'jws' } as const;

export const duplicates: readonly BadToken[] = [
  bad('The subject stands there twice.', paid('{"sub":"alice","sub":"mallory"}'), twice),
  bad('The subject stands there twice and is the same.', paid('{"sub":"alice","sub":"alice"}'), twice),
  bad(
    'The subject stands there a hundred times.',
    paid(`{${Array.from({ length: 100 }, () => '"sub":"a"').join(',')}}`),
    twice,
  ),
  bad(
    'The subject stands there again, its name in escapes.',
    paid('{"sub":"alice","\\u0073ub":"mallory"}'),
    twice,
  ),
  bad(
    'The subject stands there again, its name in other escapes.',
    paid('{"s\\u0075b":"alice","\\u0073u\\u0062":"m"}'),
    twice,
  ),
  bad('The issuer stands there twice.', paid('{"iss":"https://a.example","iss":"https://b.example"}'), twice),
  bad('The audience is a text, and then a list.', paid('{"aud":"a","aud":["b"]}'), twice),
  bad('The end stands there twice, once long past.', paid('{"exp":1,"exp":4000000000}'), {
    fails: TWICE,
    not: ['token.exp.expired'],
  }),
  bad('The end stands there twice, and the last one counts.', paid('{"exp":4000000000,"exp":1}'), {
    fails: ['token.json.duplicate_member', 'token.exp.expired'],
  }),
  bad('A claim stands twice in an object of a claim.', claim('act', '{"sub":"a","sub":"b"}'), twice),
  bad(
    'A claim stands twice in an object of a list.',
    claim('authorization_details', '[{"type":"a","type":"b"}]'),
    twice,
  ),
  bad(
    'The thumbprint that the token is bound to stands there twice.',
    claim('cnf', '{"jkt":"a","jkt":"b"}'),
    twice,
  ),
  bad(
    'A name with a slash stands there twice.',
    paid('{"https://a.example/x":1,"https://a.example/x":2}'),
    twice,
  ),
  bad('A name with a tilde stands there twice.', paid('{"a~b":1,"a~b":2}'), twice),
  bad('The empty name stands there twice.', paid('{"":1,"":2}'), twice),
  bad(
    'The name of all prototypes stands there twice.',
    paid('{"__proto__":1,"__proto__":{"admin":true}}'),
    twice,
  ),
  bad('A name that is a number stands there twice.', paid('{"1":1,"1":2}'), twice),
  bad('The algorithm stands there twice, first none.', headed('{"alg":"none","alg":"ES256"}'), {
    fails: TWICE,
    not: ['token.alg.none'],
    as: 'jws',
  }),
  bad('The algorithm stands there twice, last none.', headed('{"alg":"ES256","alg":"none"}'), {
    fails: ['token.json.duplicate_member', 'token.alg.none'],
    signature: 'alg_none',
  }),
  bad(
    'The algorithm stands there again, its name in escapes.',
    headed('{"alg":"ES256","\\u0061lg":"none"}'),
    {
      fails: ['token.json.duplicate_member', 'token.alg.none'],
      signature: 'alg_none',
    },
  ),
  bad(
    'The algorithm stands there twice, its colons apart, and a text looks like a member in its place.',
    headed('{"alg" :"none","x" :"\\":\\":","alg" :"ES256"}'),
    twice,
  ),
  bad('The key id stands there twice.', headed('{"alg":"ES256","kid":"a","kid":"../../b"}'), twice),
  bad(
    'The list of critical extensions stands there twice.',
    headed('{"alg":"ES256","crit":["a"],"a":1,"crit":["b64"],"b64":true}'),
    twice,
  ),
  bad(
    'Fifty thousand claims stand there twice.',
    () => paid(`{${Array.from({ length: 100_000 }, (_, at) => `"a${at % 50_000}":1`).join(',')}}`),
    twice,
  ),
];
