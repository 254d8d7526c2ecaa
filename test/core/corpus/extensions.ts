import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { headed, parameter, PAYLOAD, SIGNATURE } from './parts.ts';

const malformed = { fails: ['token.crit.malformed'] } as const;
const unencoded = (header: string, payload: string) => `${segment(header)}.${payload}.${SIGNATURE}`;
const B64 = '{"alg":"ES256","b64":false,"crit":["b64"]}';

/** `crit` (RFC 7515 §4.1.11) and `b64` (RFC 7797). */
export const extensions: readonly BadToken[] = [
  bad('The list of critical extensions is empty.', parameter('crit', '[]'), { fails: ['token.crit.empty'] }),
  bad('The list of critical extensions is a text.', parameter('crit', '"b64"'), malformed),
  bad('The list of critical extensions is null.', parameter('crit', 'null'), malformed),
  bad(
    'The list of critical extensions is an object.',
    parameter('crit', '{"0":"b64","length":1}'),
    malformed,
  ),
  bad('The list of critical extensions is true.', parameter('crit', 'true'), malformed),
  bad('A critical extension is a number.', parameter('crit', '[1]'), malformed),
  bad('A critical extension is null.', parameter('crit', '[null]'), malformed),
  bad('A critical extension is a list.', parameter('crit', '[["b64"]]'), malformed),
  bad('A critical extension is the empty text.', parameter('crit', '[""]'), malformed),
  bad('A critical extension is not in the header.', parameter('crit', '["x"]'), {
    fails: ['token.crit.malformed', 'token.crit.unknown'],
  }),
  bad(
    'A critical extension stands in the list twice.',
    headed('{"alg":"ES256","x":1,"crit":["x","x"]}'),
    malformed,
  ),
  bad('The algorithm is called a critical extension.', parameter('crit', '["alg"]'), malformed),
  bad('The key id is called a critical extension.', parameter('crit', '["kid"]'), malformed),
  bad('The list itself is called a critical extension.', parameter('crit', '["crit"]'), malformed),
  bad(
    'Compression is called a critical extension.',
    headed('{"alg":"ES256","zip":"DEF","crit":["zip"]}'),
    malformed,
  ),
  bad(
    'A critical extension is unknown.',
    headed('{"alg":"ES256","http://example/x":1,"crit":["http://example/x"]}'),
    {
      fails: ['token.crit.unknown'],
      not: ['token.crit.malformed'],
    },
  ),
  bad(
    'A critical extension is known, and another is not.',
    headed('{"alg":"ES256","b64":true,"x":1,"crit":["b64","x"]}'),
    {
      fails: ['token.crit.unknown'],
    },
  ),
  bad(
    'A critical extension is called __proto__.',
    headed('{"alg":"ES256","__proto__":1,"crit":["__proto__"]}'),
    {
      fails: ['token.crit.unknown'],
      not: ['token.crit.malformed'],
    },
  ),
  bad(
    'A critical extension is called toString, which the header only seems to have.',
    parameter('crit', '["toString"]'),
    {
      fails: ['token.crit.malformed', 'token.crit.unknown'],
    },
  ),
  bad(
    'A hundred thousand critical extensions are unknown.',
    () => parameter('crit', `[${Array.from({ length: 100_000 }, (_, at) => `"x${at}"`).join(',')}]`),
    {
      fails: ['token.crit.malformed', 'token.crit.unknown'],
    },
  ),
  bad('The payload is not encoded, and the header says so.', unencoded(B64, PAYLOAD.replaceAll('.', '_')), {
    fails: ['token.b64.unencoded'],
    as: 'jws',
  }),
  bad(
    'The payload is not encoded, and nothing says that this is critical.',
    unencoded('{"alg":"ES256","b64":false}', 'payload'),
    {
      fails: ['token.b64.not_critical', 'token.b64.unencoded'],
    },
  ),
  bad('The payload is not encoded and has dots in it.', unencoded(B64, 'a.b.c'), {
    fails: ['token.encoding.not_base64url'],
  }),
  bad('The payload is encoded, and the header says that it is not.', headed(B64), {
    fails: ['token.b64.unencoded'],
  }),
  bad(
    'The payload is not encoded, and the header does not say so.',
    unencoded('{"alg":"ES256"}', 'payload!'),
    {
      fails: ['token.encoding.not_base64url'],
      signature: 'malformed',
    },
  ),
  bad('Whether the payload is encoded is a text.', headed('{"alg":"ES256","b64":"false","crit":["b64"]}'), {
    fails: ['token.b64.not_a_boolean'],
  }),
  bad('Whether the payload is encoded is null.', headed('{"alg":"ES256","b64":null,"crit":["b64"]}'), {
    fails: ['token.b64.not_a_boolean'],
  }),
  bad('Whether the payload is encoded is zero.', headed('{"alg":"ES256","b64":0,"crit":["b64"]}'), {
    fails: ['token.b64.not_a_boolean'],
  }),
];
