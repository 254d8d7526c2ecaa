import { type JsonObject, stringsMember } from '../json.ts';
import { decodeBase64url } from '../text/base64url.ts';
import { encodeUtf8 } from '../text/utf8.ts';

/**
 * Secrets that stand in documentation, tutorials and specifications, and the fillers that people put in their place and
 * forget: our own short list of them, by where they are found, published in docs/known-secrets.md, which says why the long
 * lists are not used. What fits one of these was never secret.
 */
const TEXTS: readonly (readonly [source: string, secrets: string])[] = [
  [
    'the examples of jwt.io',
    'your-256-bit-secret your-384-bit-secret your-512-bit-secret a-string-secret-at-least-256-bits-long a-valid-string-secret-that-is-at-least-512-bits-long-which-is-very-long',
  ],
  [
    'examples of libraries and tutorials',
    `secret Secret SECRET secret_key secretkey secretKey SecretKey secret-key mysecret mySecret my-secret my_secret
    my_secret_key mysecretkey mySecretKey my-secret-key supersecret super-secret super_secret super-secret-key
    supersecretkey super_secret_key topsecret top-secret top_secret shhhhh shhhhhhh shhhhhhared-secret jwt-secret
    jwt_secret jwtsecret jwtSecret JWT_SECRET jwt_secret_key jwtSecretKey jwt-secret-key my-jwt-secret myjwtsecret
    your-secret your_secret yoursecret your-secret-key your_secret_key yoursecretkey your-jwt-secret your_jwt_secret
    your-super-secret-jwt-key your-super-secret-key your_jwt_secret_key AllYourBase hmacSecret tokensecret
    access_token_secret ACCESS_TOKEN_SECRET refresh_token_secret TOKEN_SECRET token_secret private_key privateKey
    session-secret keyboard-cat some-secret some_secret somesecret the-secret thisisasecret this-is-a-secret
    thisismysecret ThisIsMySecret thisisasecretkey thisismysecretkey iamasecret not-so-secret notasecret
    my_super_secret my-super-secret-key a-secret asecret testsecret test-secret test_secret dev-secret dev_secret
    devsecret local-secret django-insecure laravel gin-jwt example_key example-key examplekey
    09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7`,
  ],
  [
    'fillers and passwords',
    `password Password password1 password123 passw0rd P@ssw0rd p@ssw0rd admin admin123 administrator root toor test
    test123 testing changeme change-me change_me changeit changethis CHANGE_ME CHANGEME replace-me replaceme default
    example demo dev development production staging key Key api apikey api-key token jwt auth login letmein welcome
    qwerty qwerty123 qwertyuiop abc abc123 abcdef a1b2c3 123 1234 12345 123456 1234567 12345678 123456789 1234567890
    0000 00000000 111111 654321 null undefined none nil true false todo TODO xxx foo bar foobar hello helloworld
    0123456789abcdef 0123456789abcdef0123456789abcdef abcdefghijklmnopqrstuvwxyz`,
  ],
];

/** Keys of examples in specifications are bytes, and stand there in base64url. */
const KEYS: readonly (readonly [source: string, key: string])[] = [
  [
    'RFC 7515, appendix A.1',
    'AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow',
  ],
  ['RFC 7520, section 3.5', 'hJtXIZ2uSN5kbQfbtTNWbpdmhkV8FJG-Onbc6mxCcYg'],
];

/** Fillers that are as long as an algorithm wants its key (RFC 7518 §3.2): one character, or digits, over and over. */
const LENGTHS = [16, 24, 32, 48, 64] as const;
const REPEATED = [
  'a',
  'A',
  'x',
  '0',
  '1',
  '*',
  '-',
  '1234567890',
  '0123456789',
  'secret',
  'changeme',
] as const;

/** One secret that is none, and where it is published. */
export interface KnownSecret {
  readonly secret: Uint8Array;
  readonly source: string;
}

/** The list, made when it is first asked for. The empty secret is of it: readers have taken a missing one for that. */
export function knownSecrets(): readonly KnownSecret[] {
  list ??= [
    { secret: new Uint8Array(), source: 'no secret at all' },
    ...TEXTS.flatMap(([source, secrets]) =>
      secrets.split(/\s+/).map((text) => ({ secret: encodeUtf8(text), source })),
    ),
    { secret: encodeUtf8('keyboard cat'), source: 'examples of libraries and tutorials' },
    ...REPEATED.flatMap((text) =>
      LENGTHS.map((length) => ({
        secret: encodeUtf8(text.repeat(length).slice(0, length)),
        source: 'something repeated to the right length',
      })),
    ),
    ...KEYS.map(([source, key]) => ({ secret: decodeBase64url(key), source })),
  ];
  return list;
}
let list: readonly KnownSecret[] | undefined;

/** What a token says in clear and lazy servers have signed with: names, not values that differ in each token. */
const OWN_HEADER = ['kid'] as const;
const OWN_CLAIMS = ['iss', 'aud', 'client_id', 'azp', 'sub'] as const;
const MAX_OWN = 256;

/** A token's own names, tried as its secret; the source says which. */
export function ownSecrets(
  header: JsonObject | undefined,
  claims: JsonObject | undefined,
): readonly KnownSecret[] {
  const of = (object: JsonObject | undefined, names: readonly string[]) =>
    names.flatMap((name) =>
      (stringsMember(object, name) ?? [])
        .slice(0, 4)
        .filter((text) => text !== '' && text.length <= MAX_OWN)
        .map((text) => ({ secret: encodeUtf8(text), source: `the token’s own ${name}` })),
    );
  return [...of(header, OWN_HEADER), ...of(claims, OWN_CLAIMS)];
}
