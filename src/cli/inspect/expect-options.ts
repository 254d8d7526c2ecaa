import type { OptionValues, TextOption } from '../arguments/options.ts';

function text(value: string, words: string): TextOption {
  return { kind: 'text', value, text: words };
}

/** What a person can say that a token should match. What may be secret comes from a file, never as an argument. */
export const EXPECT = {
  'expect-iss': text('ISSUER', 'the issuer that it should name'),
  'expect-aud': text(
    'AUDIENCE',
    'whom it should be for: the API; the verifier of a key binding; the client of an ID token',
  ),
  'expect-client': text('CLIENT', 'the client that it should name'),
  'expect-nonce': text(
    'NONCE',
    'the nonce that was sent for an ID token, or that a verifier gave for a key binding',
  ),
  'expect-method': text('METHOD', 'the method of the request that a DPoP proof came with (htm)'),
  'expect-url': text('URL', 'the address of that request (htu)'),
  'expect-dpop-nonce': text('FILE', 'what the server gave as DPoP-Nonce, which may look like a token'),
  'expect-access-token': text(
    'FILE',
    'the access token that at_hash of an ID token, or ath of a DPoP proof, is over',
  ),
  'expect-code': text('FILE', 'the code that c_hash is over'),
  'expect-state': text('FILE', 'the state that s_hash is over'),
  'expect-max-age': text('SECONDS', 'the max_age that was asked'),
} as const;

export type ExpectOptions = OptionValues<typeof EXPECT>;

/** Those whose value is a file, or - for standard input. */
export const EXPECT_FILES = [
  'expect-dpop-nonce',
  'expect-access-token',
  'expect-code',
  'expect-state',
] as const;
