import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG } from './shared-options.ts';

export const COMPARE = {
  name: 'compare',
  summary: 'Say what two tokens have in common and what not, in meaning',
  details: [
    'Reads two files, each with one token or a text that holds one; - is standard input. Claims, header parameters, scopes and lifetimes are compared by what they mean: aud as a text and as a list of one, scopes in another order, 1 and 1.0, and members in another order are equal, and it is said so. Nothing is verified and nothing is fetched.',
    'Exit status: 0 where they mean the same, 1 where they differ.',
  ],
  positionals: [
    { name: 'LEFT', text: 'a file, or - for standard input', isRequired: true },
    { name: 'RIGHT', text: 'a file, or - for standard input', isRequired: true },
  ],
  options: { json: JSON_FLAG },
  examples: ['assay compare before.jwt after.jwt', 'pbpaste | assay compare - kept.jwt --json'],
} as const satisfies CommandSpec;
