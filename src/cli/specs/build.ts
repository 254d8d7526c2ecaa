import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG, MEMORY } from './shared-options.ts';

export const BUILD = {
  name: 'build',
  summary: 'Make a token from claims of your own, signed with your key',
  details: [
    'Prints the token on standard output, since that is what it is asked for. The claims and the header are signed as they are written, white space aside; without --header it is made of --alg and typ JWT. Keys come from files, never from the command line, and are not kept. --throwaway makes a fresh key, of which --json gives the public half and nothing else stays.',
    'Assay remembers by a fingerprint that it made the token, so that window and terminal say so wherever it turns up; where the vault is locked it makes the token all the same.',
  ],
  positionals: [],
  options: {
    claims: {
      kind: 'text',
      value: 'FILE',
      text: 'the claims as JSON; - is standard input',
      isRequired: true,
    },
    header: { kind: 'text', value: 'FILE', text: 'the header as JSON; it must name alg' },
    alg: { kind: 'text', value: 'ALG', text: 'the algorithm, where no header is given' },
    key: { kind: 'text', value: 'FILE', text: 'sign with this private key: JWK or PEM' },
    'secret-file': {
      kind: 'text',
      value: 'FILE',
      text: 'sign with the text of this file as a shared secret',
    },
    throwaway: { kind: 'flag', text: 'sign with a key that is made for it' },
    unsigned: { kind: 'flag', text: 'leave the signature out' },
    json: JSON_FLAG,
    memory: MEMORY,
  },
  exclusive: [
    ['key', 'secret-file', 'throwaway', 'unsigned'],
    ['header', 'alg'],
  ],
  examples: [
    'assay build --claims claims.json --header header.json --key private.pem',
    'assay build --claims - --alg ES256 --throwaway --json < claims.json',
    'assay build --claims claims.json --alg none --unsigned | assay inspect -',
  ],
} as const satisfies CommandSpec;
