import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { H, P, SIGNATURE } from './parts.ts';

const json = JSON.stringify;
const SIGNED = { payload: P, protected: H, signature: SIGNATURE };
const ONE = { protected: H, signature: SIGNATURE };
const jws = { as: 'jws_json', pasted: 'token' } as const;
const wrong = { ...jws, fails: ['token.json.wrong_member'] } as const;

/** Signed tokens in JSON (RFC 7515 §7.2). */
export const inJson: readonly BadToken[] = [
  bad('The payload is no text.', json({ ...SIGNED, payload: { sub: 'alice' } }), wrong),
  bad('The protected header is no text.', json({ ...SIGNED, protected: { alg: 'ES256' } }), wrong),
  bad('The header that nobody protects is a list.', json({ ...SIGNED, header: [] }), wrong),
  bad('A signature is no object.', json({ payload: P, signatures: [ONE, 'x'] }), wrong),
  bad('A signature is null.', json({ payload: P, signatures: [ONE, null] }), wrong),
  bad(
    'A signature’s text is a number.',
    json({ payload: P, signatures: [ONE, { protected: H, signature: 1 }] }),
    wrong,
  ),
  bad('The payload of a token in JSON is no base64url.', json({ ...SIGNED, payload: '****' }), {
    ...jws,
    fails: ['token.encoding.not_base64url'],
  }),
  bad('The signature of a token in JSON is padded.', json({ ...SIGNED, signature: `${SIGNATURE}==` }), {
    ...jws,
    fails: ['token.encoding.padding'],
    signature: 'malformed',
  }),
  bad(
    'The algorithm stands in the header that nobody protects.',
    json({ payload: P, header: { alg: 'ES256' }, signature: SIGNATURE }),
    { ...jws, fails: ['token.alg.unprotected'] },
  ),
  bad('A parameter stands in both headers.', json({ ...SIGNED, header: { kid: 'other' } }), {
    ...jws,
    fails: ['token.header.overlap'],
  }),
  bad(
    'The list of critical extensions stands in the header that nobody protects.',
    json({ ...SIGNED, header: { crit: ['x'], x: 1 } }),
    { ...jws, fails: ['token.crit.unprotected'] },
  ),
  bad(
    'Whether the payload is encoded stands in the header that nobody protects.',
    json({ ...SIGNED, header: { b64: false } }),
    { ...jws, fails: ['token.b64.unprotected'] },
  ),
  bad(
    'One signature has the payload encoded, and the other has not.',
    json({
      payload: P,
      signatures: [
        ONE,
        { protected: segment('{"alg":"ES256","b64":false,"crit":["b64"]}'), signature: SIGNATURE },
      ],
    }),
    { ...jws, fails: ['token.b64.mixed'] },
  ),
  bad('There is neither header.', json({ payload: P, signature: SIGNATURE }), {
    ...jws,
    fails: ['token.segments.empty'],
  }),
  bad(
    'The token in JSON has its payload twice.',
    `{"payload":"${P}","payload":"e30","protected":"${H}","signature":"${SIGNATURE}"}`,
    { ...jws, fails: ['token.json.duplicate_member'] },
  ),
  bad(
    'The token in JSON ends in a comma.',
    `{"payload":"${P}","protected":"${H}","signature":"${SIGNATURE}",}`,
    { as: 'broken', pasted: 'token', fails: ['token.json.malformed'] },
  ),
  bad(
    'The token in JSON was cut off.',
    `{"payload":"${P}","protected":"${H}","signature":"${SIGNATURE.slice(0, 20)}`,
    { as: 'broken', fails: ['token.json.malformed'] },
  ),
  bad(
    'Nobody signed the token in JSON.',
    json({ ...SIGNED, protected: segment('{"alg":"none"}'), signature: '' }),
    { ...jws, fails: ['token.alg.none'], signature: 'alg_none' },
  ),
  bad(
    'One of two signatures is none.',
    json({ payload: P, signatures: [ONE, { protected: segment('{"alg":"none"}'), signature: '' }] }),
    { ...jws },
  ),
  bad(
    'A thousand signatures stand there.',
    () => json({ payload: P, signatures: Array.from({ length: 1000 }, () => ONE) }),
    { ...jws, fails: ['token.text.too_large'] },
  ),
  bad(
    'A member of the token in JSON is called __proto__.',
    `{"__proto__":{"payload":"${P}"},"protected":"${H}","signature":"${SIGNATURE}"}`,
    { ...jws },
  ),
];
