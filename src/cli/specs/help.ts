import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG } from './shared-options.ts';

export const HELP = {
  name: 'help',
  summary: 'Show the commands, or all about one of them',
  details: [],
  positionals: [
    { name: 'COMMAND', text: 'a command', isRequired: false },
    { name: 'SUBCOMMAND', text: 'its second word', isRequired: false },
  ],
  options: {},
  examples: ['assay help inspect', 'assay help profiles add'],
} as const satisfies CommandSpec;

export const VERSION = {
  name: 'version',
  summary: 'Print the version',
  details: [],
  positionals: [],
  options: { json: JSON_FLAG },
  examples: ['assay version'],
} as const satisfies CommandSpec;
