import type { Attack } from './attack.ts';
import { forging } from './forged.ts';
import { layering } from './layers.ts';
import { reading } from './read.ts';
import { strictReaders } from './strict-readers.ts';
import { wrapping } from './wrapped.ts';

/** Everything that is tried a million times a night, and a little in every test run. */
export const ATTACKS: readonly Attack[] = [
  ...reading,
  ...strictReaders,
  ...wrapping,
  ...forging,
  ...layering,
];
