import type { CommandSpec } from '../arguments/options.ts';
import { EXPECT } from '../inspect/expect-options.ts';
import { ALLOW_UNVERIFIED, AT, FAIL_ON, JSON_FLAG, KEYS, MEMORY, POLICY } from './shared-options.ts';

export const INSPECT = {
  name: 'inspect',
  summary: 'Say what a token really is: decode, verify, check',
  details: [
    'Reads a file or standard input: a token (JWT, SD-JWT, JWS in JSON, opaque), an Authorization header, a curl command, a callback address, a token or introspection response, a HAR file or a log. Nothing is fetched unless --profile, a --jwks address or --fetch-named-key is given. A key comes from a file, or from standard input with - where the token comes from a file; never as an argument. The signature counts as verified only with a key you named by one of these two; what the token brings itself proves nothing.',
    'What a token should match is said with --expect-…: it is compared where the kind of the token has it, over what a profile expects. A DPoP proof in a curl command or a HAR file is held against the request that it is in, and tokens that are pasted together against each other, without being told.',
    'Exit status: 1 where a finding is as bad as --fail-on, or where a signature is not verified, or a callback address holds no token (unless --allow-unverified); 5 where all is good and the token has expired.',
  ],
  positionals: [{ name: 'FILE', text: 'a file, or - for standard input', isRequired: false }],
  options: {
    ...KEYS,
    'fetch-named-key': {
      kind: 'flag',
      text: 'fetch the key that the token’s own jku or x5u names; what fits it is self-asserted, never verified',
    },
    payload: {
      kind: 'text',
      value: 'FILE',
      text: 'the payload of a token that was signed apart from it (detached), as text',
    },
    at: AT,
    ...EXPECT,
    policy: POLICY,
    'fail-on': FAIL_ON,
    'allow-unverified': ALLOW_UNVERIFIED,
    json: JSON_FLAG,
    memory: MEMORY,
  },
  exclusive: [['jwks', 'key']],
  examples: [
    'assay inspect token.jwt --jwks https://issuer.example/jwks',
    'assay inspect token.jwt -p bank --policy fapi2_security --fail-on risk',
    'assay inspect proof.jwt --expect-method POST --expect-url https://api.example/pay --expect-access-token token.jwt',
    'pbpaste | assay inspect - --allow-unverified --json',
    'pass show client-key | assay inspect token.jwe --decrypt-key -',
  ],
} as const satisfies CommandSpec;
