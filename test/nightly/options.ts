import { parseArgs } from 'node:util';
import { ATTACKS } from './attacks/all.ts';
import type { Attack } from './attacks/attack.ts';

/** What a night is asked to do. */
export interface NightOptions {
  readonly seed: number;
  readonly cases: number;
  readonly minutes: number;
  readonly attacks: readonly Attack[];
}

/** Reads the command line; a text where it cannot be understood. */
export function readOptions(args: readonly string[], ownSeed: number): NightOptions | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { seed: { type: 'string' }, cases: { type: 'string' }, minutes: { type: 'string' } },
    allowPositionals: true,
  });
  const unknown = positionals.find((name) => !ATTACKS.some((attack) => attack.name === name));
  if (unknown !== undefined)
    return `No attack is called ${unknown}. There are: ${ATTACKS.map(({ name }) => name).join(', ')}.`;
  const [seed, cases, minutes] = [
    numberOf(values.seed, ownSeed),
    numberOf(values.cases, 1_000_000),
    numberOf(values.minutes, 60),
  ];
  if (seed === undefined || cases === undefined || minutes === undefined)
    return '--seed, --cases and --minutes take whole numbers.';
  const attacks =
    positionals.length === 0 ? ATTACKS : ATTACKS.filter(({ name }) => positionals.includes(name));
  return { seed, cases, minutes, attacks };
}

function numberOf(text: string | undefined, otherwise: number): number | undefined {
  if (text === undefined) return otherwise;
  return /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
