import type {
  Change,
  EqualityReason,
  MemberComparison,
  TokenComparison,
} from '../../core/compare/comparison.ts';
import { columns } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';

const SIGNS: Readonly<Record<Change, string>> = {
  same: ' ',
  equal: '≈',
  changed: '≠',
  only_left: '<',
  only_right: '>',
};

const WHY: Readonly<Record<EqualityReason, string>> = {
  order: 'in another order',
  list_of_one: 'one is a text, the other a list of one',
  list_or_text: 'one is a text, the other a list',
  repeats: 'one names a value twice',
  number_text: 'the number is written otherwise',
  member_order: 'members in another order',
  written: 'with other spaces or escapes',
};

const SAMENESS: Readonly<Record<TokenComparison['sameness'], string>> = {
  text: 'The same token, byte for byte.',
  meaning: 'Two tokens that say the same: only their signatures or their writing differ.',
  different: 'They differ.',
};

const MOMENTS = {
  issued: 'issued',
  not_before: 'not before',
  expires: 'expires',
  lifetime: 'lifetime',
} as const;

/** A value is cut here on a line that has two of them. */
const LONGEST = 60;

/** What two tokens have in common and what not, for a person to read. */
export function comparisonRows(comparison: TokenComparison, output: Output): string[] {
  const { sameness, header, claims, scopes, life } = comparison;
  const section = (title: string, rows: readonly string[]): string[] =>
    rows.length > 0 ? ['', output.style.bold(title), ...rows] : [];
  return [
    output.style.bold(SAMENESS[sameness]),
    ...section('Header', memberRows(header)),
    ...section('Claims', claims ? memberRows(claims) : ['  One of them has no claims that can be read.']),
    ...section(
      'Scopes',
      columns(
        scopes.map(({ text, left, right }) => [sign(left, right), safeLine(text)]),
        2,
      ),
    ),
    ...section('Life', columns(life.map(lifeCells), 2)),
    '',
    output.style.dim('≠ differs   ≈ the same, written otherwise   < only left   > only right'),
  ];
}

function memberRows(members: readonly MemberComparison[]): string[] {
  const aligned = columns(
    members.map((one) => [SIGNS[one.change], safeLine(one.name), ...valueCells(one)]),
    2,
  );
  return aligned.flatMap((row, index) => [row, ...insideRows(members[index])]);
}

function valueCells({ change, left, right, why, laterBySeconds }: MemberComparison): string[] {
  if (change === 'same') return [short(left)];
  return [short(left), short(right), ...why.map((reason) => WHY[reason]), later(laterBySeconds)];
}

function later(seconds = 0): string {
  return seconds === 0 ? '' : `right is ${spanOf(Math.abs(seconds))} ${seconds > 0 ? 'later' : 'earlier'}`;
}

function spanOf(seconds: number): string {
  return formatDistance(seconds, 0).replace(/^in /, '');
}

function insideRows(one: MemberComparison | undefined): string[] {
  if (!one) return [];
  const items = one.items
    .filter(({ left, right }) => left !== right)
    .map(({ text, left, right }) => [sign(left, right), short(text)]);
  const inside = one.inside.map(({ pointer, left, right }) => [safeLine(pointer), short(left), short(right)]);
  return [...columns([...items, ...inside], 8), ...(one.isCut ? ['        and more'] : [])];
}

function lifeCells({ moment, left, right, change }: TokenComparison['life'][number]): string[] {
  const show = (seconds: number | undefined) => {
    if (seconds === undefined) return '–';
    return moment === 'lifetime' ? spanOf(seconds) : formatTime(seconds);
  };
  return [SIGNS[change], MOMENTS[moment], show(left), ...(change === 'same' ? [] : [show(right)])];
}

function sign(left: boolean, right: boolean): string {
  return SIGNS[left && right ? 'same' : left ? 'only_left' : 'only_right'];
}

function short(text: string | undefined): string {
  if (text === undefined) return '–';
  return safeLine(text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
}
