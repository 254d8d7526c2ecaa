import { SANDBOX_FAULTS } from '../../sandbox/faults/names.ts';
import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG, MEMORY } from './shared-options.ts';

export const DEMO = {
  name: 'demo',
  summary: 'The whole main job against the sandbox, step by step',
  details: [
    'Gets a token from the built-in sandbox by the authorization code flow, looks inside, verifies it, calls two APIs with it, refreshes and revokes it, and shows which API notices. Login and consent are done by a scripted person; everything else is the real thing. Needs no account and no network, and leaves your own vault alone.',
    'With --json: one object a line for each step, last {"ok":true,"steps":[…]}.',
  ],
  positionals: [],
  options: { json: JSON_FLAG },
  examples: ['assay demo', 'assay demo --json'],
} as const satisfies CommandSpec;

export const SANDBOX = {
  name: 'sandbox',
  summary: 'Serve the sandbox issuer and API until Ctrl+C',
  details: [
    'Makes the sandbox profiles and serves on 127.0.0.1 only. Accounts are alice and bob, with any password.',
    'Faults that can be switched on with --fault:',
    ...Object.entries(SANDBOX_FAULTS).map(([name, words]) => `${name}: ${words}.`),
  ],
  positionals: [],
  options: {
    fault: { kind: 'texts', value: 'NAME', text: 'switch on a fault; may be given several times' },
    'show-secrets': { kind: 'flag', text: 'print the client secrets too' },
    json: { kind: 'flag', text: 'print the addresses and clients as one JSON object' },
    memory: MEMORY,
  },
  examples: ['assay sandbox', 'assay sandbox --fault revocation-ignored'],
} as const satisfies CommandSpec;
