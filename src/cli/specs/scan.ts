import type { CommandSpec } from '../arguments/options.ts';
import { ALLOW_UNVERIFIED, AT, FAIL_ON, JSON_FLAG, KEYS, MEMORY, POLICY } from './shared-options.ts';

export const SCAN = {
  name: 'scan',
  summary: 'Find every token in logs, HAR files or anything else, and judge each',
  details: [
    'Reads files of any size, or standard input, and finds compact JWS, JWE and SD-JWT in them: in text, in JSON and JSON within JSON, in addresses and forms, however their dots are escaped, in lines wrapped at 64 or 76 characters or by quoted-printable, and in base64 of any of it (bodies in HAR files, Basic credentials, MIME parts), once deep. What is compressed is not opened: unpack it first. The same token counts once, with the number of its sightings and the byte offset of the first. Tokens are named by fingerprint (the first 16 bytes of their SHA-256 in hexadecimal) and never printed unless --with-tokens asks for it.',
    'Nothing is fetched unless --profile or a --jwks address is given: then once, and once more, at once, when a token names a key that is not in the set. Signatures are verified, and encrypted tokens opened with --decrypt-key, on all cores; of an SD-JWT the disclosures and the proof of its holder are checked; weak secrets are looked for. Memory does not grow with the input: rows beyond 32 MiB go to a temporary file that has no name and ends with the command; of 1.5 million fingerprints and more, those too.',
    'Exit status: 1 where a token cannot be read, has a finding as bad as --fail-on, or is not verified (unless --allow-unverified); 5 where all is good and some have expired; 0 also where there are no tokens.',
  ],
  positionals: [
    { name: 'FILE…', text: 'files, or - for standard input', isRequired: false, isRepeated: true },
  ],
  options: {
    ...KEYS,
    at: AT,
    filter: {
      kind: 'text',
      value: 'TEXT',
      text: 'only tokens with this in their issuer, client, algorithm, kid, kind or findings',
    },
    sort: {
      kind: 'choice',
      value: 'ORDER',
      text: 'order of the rows',
      choices: ['offset', 'worst', 'issuer', 'client', 'expires', 'sightings', 'signature'],
      default: 'offset',
    },
    'group-by': {
      kind: 'choice',
      value: 'WHAT',
      text: 'groups instead of tokens',
      choices: ['issuer', 'client', 'finding'],
    },
    'with-tokens': { kind: 'flag', text: 'print the tokens themselves too, with --json or --csv' },
    threads: { kind: 'text', value: 'N', text: 'threads that judge; as many as there are cores unless said' },
    policy: POLICY,
    'fail-on': FAIL_ON,
    'allow-unverified': ALLOW_UNVERIFIED,
    json: { ...JSON_FLAG, text: 'one token, or group, a line as JSON' },
    csv: { kind: 'flag', text: 'tokens as CSV' },
    memory: MEMORY,
  },
  exclusive: [
    ['json', 'csv'],
    ['jwks', 'key'],
  ],
  examples: [
    'assay scan app.log --jwks https://issuer.example/jwks',
    'zcat *.log.gz | assay scan - --allow-unverified --json',
  ],
} as const satisfies CommandSpec;
