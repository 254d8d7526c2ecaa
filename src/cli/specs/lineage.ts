import type { CommandSpec } from '../arguments/options.ts';
import { JSON_FLAG, MEMORY } from './shared-options.ts';

export const LINEAGE = {
  name: 'lineage',
  summary: 'Show how the kept tokens came from one another, as a tree',
  details: [
    'Each family begins with the authorization or paste that it came by; under it stand its tokens with what became of each, then every refresh and exchange with what it brought. The newest family comes first.',
  ],
  positionals: [],
  options: {
    profile: { kind: 'text', short: 'p', value: 'PROFILE', text: 'only the tokens of this profile' },
    json: JSON_FLAG,
    memory: MEMORY,
  },
  examples: ['assay lineage -p billing-spa'],
} as const satisfies CommandSpec;
