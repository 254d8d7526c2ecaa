import { createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { segment } from '../jose/tokens.ts';
import { type BadToken, bad } from './entry.ts';
import { headed, PAYLOAD, SIGNATURE } from './parts.ts';

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecJwk = ec.publicKey.export({ format: 'jwk' });
const rsaJwk = rsa.publicKey.export({ format: 'jwk' });
const rsaPem = String(rsa.publicKey.export({ format: 'pem', type: 'spki' }));
const ecPem = String(ec.publicKey.export({ format: 'pem', type: 'spki' }));
const SECRET = { kty: 'oct', k: segment('a secret of thirty-two characters') };

const json = JSON.stringify;

/** A token under a header, signed by the elliptic key. */
function signedBy(header: object): string {
  const input = `${segment(json(header))}.${segment(PAYLOAD)}`;
  const signature = sign('sha256', Buffer.from(input), { key: ec.privateKey, dsaEncoding: 'ieee-p1363' });
  return `${input}.${segment(signature)}`;
}

function der(header: object): string {
  const input = `${segment(json(header))}.${segment(PAYLOAD)}`;
  return `${input}.${segment(sign('sha256', Buffer.from(input), ec.privateKey))}`;
}

/** A token under HS256 with any bytes for a secret. */
function hmac(secret: string | Buffer, header: object = { alg: 'HS256' }): string {
  const input = `${segment(json(header))}.${segment(PAYLOAD)}`;
  return `${input}.${segment(createHmac('sha256', secret).update(input).digest())}`;
}

const own = ['token.header.self_asserted_key'] as const;

/** Keys that a token brings or points to. */
export const keys: readonly BadToken[] = [
  bad('The token brings the key that signed it.', signedBy({ alg: 'ES256', jwk: ecJwk }), {
    fails: ['token.header.self_asserted_key', 'token.signature.self_asserted'],
    signature: 'fits itself',
  }),
  bad(
    'The token brings a key that did not sign it.',
    signedBy({
      alg: 'ES256',
      jwk: {
        ...ecJwk,
        ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
      },
    }),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad('The key that the token brings is a text.', headed('{"alg":"ES256","jwk":"key"}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The key that the token brings is empty.', headed('{"alg":"ES256","jwk":{}}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The key that the token brings is of another type.', headed(json({ alg: 'ES256', jwk: rsaJwk })), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad(
    'The key that the token brings is on a curve of another name.',
    headed(json({ alg: 'ES256', jwk: { ...ecJwk, crv: 'P-384' } })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings is no point of its curve.',
    headed(json({ alg: 'ES256', jwk: { ...ecJwk, x: segment(new Uint8Array(32)) } })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings is the point at no place.',
    headed(
      json({
        alg: 'ES256',
        jwk: { ...ecJwk, x: segment(new Uint8Array(32)), y: segment(new Uint8Array(32)) },
      }),
    ),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings is a shared secret, and it signed the token.',
    hmac('a secret of thirty-two characters', { alg: 'HS256', jwk: SECRET }),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings is an RSA key of eight bits.',
    headed('{"alg":"RS256","jwk":{"kty":"RSA","n":"_w","e":"AQAB"}}'),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings has the exponent one.',
    headed(json({ alg: 'RS256', jwk: { ...rsaJwk, e: 'AQ' } })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings has an exponent of half a megabyte.',
    () => headed(json({ alg: 'RS256', jwk: { ...rsaJwk, e: 'A'.repeat(500_000) } })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings has a modulus of half a megabyte.',
    () => headed(json({ alg: 'RS256', jwk: { ...rsaJwk, n: `_${'w'.repeat(500_000)}` } })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'The key that the token brings has its private part.',
    signedBy({ alg: 'ES256', jwk: ec.privateKey.export({ format: 'jwk' }) }),
    {
      fails: own,
      signature: 'fits itself',
    },
  ),
  bad(
    'The token says where its keys are.',
    signedBy({ alg: 'ES256', jku: 'https://attacker.example/keys' }),
    {
      fails: own,
      signature: 'no_keys',
    },
  ),
  bad(
    'The token says where its keys are, on this machine.',
    signedBy({ alg: 'ES256', jku: 'http://127.0.0.1:1/keys' }),
    {
      fails: own,
      signature: 'no_keys',
    },
  ),
  bad('The token says that its keys are a file.', signedBy({ alg: 'ES256', jku: 'file:///etc/passwd' }), {
    fails: own,
    signature: 'no_keys',
  }),
  bad('The token says that its keys are a script.', signedBy({ alg: 'ES256', jku: 'javascript:alert(1)' }), {
    fails: own,
    signature: 'no_keys',
  }),
  bad(
    'The token says that its keys are at a service of the cloud.',
    signedBy({ alg: 'ES256', jku: 'http://169.254.169.254/latest/meta-data' }),
    {
      fails: own,
      signature: 'no_keys',
    },
  ),
  bad('Where the keys are is a number.', headed('{"alg":"ES256","jku":1}'), {
    fails: own,
    signature: 'no_keys',
  }),
  bad(
    'Where the keys are is an address of a megabyte.',
    () => headed(json({ alg: 'ES256', jku: `https://a.example/${'a'.repeat(1_000_000)}` })),
    { fails: own },
  ),
  bad(
    'The token says where its certificate is.',
    signedBy({ alg: 'ES256', x5u: 'https://attacker.example/cert' }),
    { fails: own, signature: 'no_keys' },
  ),
  bad('The certificates that the token brings are none.', headed('{"alg":"ES256","x5c":[]}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The certificate that the token brings is a text.', headed('{"alg":"ES256","x5c":"MII"}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The certificate that the token brings is no certificate.', headed('{"alg":"ES256","x5c":["AAAA"]}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The certificate that the token brings is in base64url.', headed('{"alg":"ES256","x5c":["MII-_w"]}'), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad('The certificate that the token brings is a PEM.', headed(json({ alg: 'ES256', x5c: [ecPem] })), {
    fails: own,
    signature: 'does not fit itself',
  }),
  bad(
    'The certificate that the token brings is half a megabyte of letters.',
    () => headed(json({ alg: 'ES256', x5c: ['A'.repeat(500_000)] })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
  bad(
    'Certificates by the ten thousand come with the token.',
    () => headed(json({ alg: 'ES256', x5c: Array.from({ length: 10_000 }, () => 'AAAA') })),
    {
      fails: own,
      signature: 'does not fit itself',
    },
  ),
];

const given = json({ ...rsaJwk, kid: 'k1' });
const invalid = { fails: ['token.signature.invalid'], signature: 'bad_signature' } as const;

/** Algorithms that are not the key's. */
export const confusion: readonly BadToken[] = [
  bad('Nobody signed the token.', headed('{"alg":"none"}').split('.').slice(0, 2).join('.').concat('.'), {
    fails: ['token.alg.none'],
    signature: 'alg_none',
  }),
  bad('Nobody signed the token, and a signature stands there.', headed('{"alg":"none"}'), {
    fails: ['token.alg.none'],
    signature: 'alg_none',
  }),
  ...['None', 'NONE', 'nOnE'].map((alg) =>
    bad(`Nobody signed the token, and the algorithm is ${alg}.`, headed(json({ alg })), {
      fails: ['token.alg.none'],
    }),
  ),
  ...['none ', ' none', 'none\n', 'none\0', 'null', '', 'plain', 'NULL'].map((alg) =>
    bad(
      `The algorithm is ${json(alg)}, and a key is given.`,
      headed(json({ alg })),
      { as: 'jws', not: ['token.alg.not_allowed'] },
      given,
    ),
  ),
  bad(
    'Nobody signed the token, though a key is given.',
    headed('{"alg":"none"}'),
    { fails: ['token.alg.none'], signature: 'alg_none' },
    given,
  ),
  ...(['HS256', 'HS384', 'HS512'] as const).map((alg) =>
    bad(
      `The token is under ${alg}, and the key given is public.`,
      headed(json({ alg })),
      {
        fails: ['token.alg.hmac_with_public_key'],
        signature: 'hmac_with_public_key',
      },
      given,
    ),
  ),
  bad(
    'The secret is the text of the public key.',
    hmac(rsaPem),
    {
      fails: ['token.alg.hmac_with_public_key'],
      signature: 'hmac_with_public_key',
    },
    rsaPem,
  ),
  bad(
    'The secret is the text of the public key without its last line break.',
    hmac(rsaPem.trim()),
    {
      fails: ['token.alg.hmac_with_public_key'],
      signature: 'hmac_with_public_key',
    },
    rsaPem,
  ),
  bad(
    'The secret is the bytes of the public key.',
    hmac(createPublicKey(rsaPem).export({ format: 'der', type: 'spki' })),
    {
      fails: ['token.alg.hmac_with_public_key'],
      signature: 'hmac_with_public_key',
    },
    rsaPem,
  ),
  bad(
    'The secret is the public key as JSON.',
    hmac(given),
    {
      fails: ['token.alg.hmac_with_public_key'],
      signature: 'hmac_with_public_key',
    },
    given,
  ),
  bad(
    'The secret is the modulus of the public key.',
    hmac(Buffer.from(String(rsaJwk.n), 'base64url')),
    {
      fails: ['token.alg.hmac_with_public_key'],
      signature: 'hmac_with_public_key',
    },
    given,
  ),
  bad('The secret is empty, and so is the one given.', hmac(''), { as: 'jws', not: [] }, json(SECRET)),
  bad('The secret is another than the one given.', hmac('secret'), invalid, json(SECRET)),
  bad(
    'The signature is of another key.',
    signedBy({ alg: 'ES256' }),
    { ...invalid },
    json(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })),
  ),
  bad('The signature is in the form that certificates have.', der({ alg: 'ES256' }), invalid, json(ecJwk)),
  bad(
    'The signature is nothing but zeros.',
    headed('{"alg":"ES256"}').replace(SIGNATURE, 'A'.repeat(86)),
    invalid,
    json(ecJwk),
  ),
  bad('The signature is one byte.', headed('{"alg":"ES256"}').replace(SIGNATURE, 'AA'), invalid, json(ecJwk)),
  bad(
    'The signature is half a megabyte.',
    () => headed('{"alg":"ES256"}').replace(SIGNATURE, 'A'.repeat(500_000)),
    invalid,
    json(ecJwk),
  ),
  bad(
    'The token is under RS256, and the key given is elliptic.',
    headed('{"alg":"RS256"}'),
    {
      fails: ['token.signature.no_key'],
      signature: 'no_matching_key',
    },
    json(ecJwk),
  ),
  bad(
    'The token is under ES384, and the key given is on another curve.',
    headed('{"alg":"ES384"}'),
    {
      fails: ['token.signature.no_key'],
      signature: 'no_matching_key',
    },
    json(ecJwk),
  ),
  bad(
    'The key given is for encrypting.',
    signedBy({ alg: 'ES256' }),
    { fails: ['token.signature.no_key'], signature: 'no_matching_key' },
    json({ ...ecJwk, use: 'enc' }),
  ),
  bad(
    'The key given is for another algorithm.',
    headed('{"alg":"PS256"}'),
    { fails: ['token.signature.no_key'], signature: 'no_matching_key' },
    json({ ...rsaJwk, alg: 'RS256' }),
  ),
  bad(
    'The algorithm is unknown.',
    headed('{"alg":"XS256"}'),
    { fails: ['token.signature.unchecked'], signature: 'unsupported_alg' },
    given,
  ),
  bad('The algorithm is written small.', headed('{"alg":"rs256"}'), { signature: 'unsupported_alg' }, given),
  bad(
    'The algorithm is one for encrypting.',
    headed('{"alg":"RSA-OAEP"}'),
    { as: 'jws', signature: 'unsupported_alg' },
    given,
  ),
  bad(
    'The algorithm has a Cyrillic letter.',
    headed('{"alg":"RЅ256"}'),
    { signature: 'unsupported_alg' },
    given,
  ),
  bad(
    'The algorithm is called toString, and a key is given.',
    headed('{"alg":"toString"}'),
    { signature: 'unsupported_alg' },
    given,
  ),
  bad(
    'The algorithm is called __proto__, and a key is given.',
    headed('{"alg":"__proto__"}'),
    { signature: 'unsupported_alg' },
    given,
  ),
  bad(
    'The token brings its key, and another is given.',
    signedBy({ alg: 'ES256', jwk: ecJwk }),
    {
      fails: own,
      signature: 'fits itself',
    },
    json(generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' })),
  ),
  bad(
    'Two of the keys given have the name that the token says.',
    headed('{"alg":"ES256","kid":"k1"}'),
    { fails: ['token.kid.ambiguous'] },
    json({
      keys: [
        { ...ecJwk, kid: 'k1' },
        {
          ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }),
          kid: 'k1',
        },
      ],
    }),
  ),
  bad(
    'Two keys are given, and the token says none.',
    signedBy({ alg: 'ES256' }),
    { fails: ['token.kid.missing'], signature: 'verified' },
    json({
      keys: [
        { ...ecJwk, kid: 'k1' },
        { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }) },
      ],
    })
      .replace('"kid":"k1",', '')
      .replace(',"kid":"k1"', ''),
  ),
  bad(
    'The token is well signed, and one letter was put in behind.',
    `${signedBy({ alg: 'ES256' })}A`,
    { signature: 'bad_signature', fails: ['token.signature.invalid'] },
    json(ecJwk),
  ),
  bad(
    'The token is well signed, and padded.',
    `${signedBy({ alg: 'ES256' })}==`,
    { signature: 'malformed', fails: ['token.encoding.padding'] },
    json(ecJwk),
  ),
  bad(
    'The token is well signed under a critical extension that is unknown.',
    signedBy({ alg: 'ES256', x: 1, crit: ['x'] }),
    {
      fails: ['token.crit.unknown'],
      not: [],
    },
    json(ecJwk),
  ),
];
