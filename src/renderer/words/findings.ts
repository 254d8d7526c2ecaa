import type { Place, Severity } from '../../core/findings/finding.ts';

/** Words around findings; the findings' own words are in core's catalogue. */
export const findingsWords = {
  title: 'Findings',
  severity: { violation: 'Violation', risk: 'Risk', note: 'Note' } satisfies Record<Severity, string>,
  passed: 'Passed',
  unchecked: 'Not checked',
  notApplicable: 'Does not apply',
  none: 'No checks have run on this yet.',
  allWell: 'Nothing is wrong by the checks that ran.',
  remedy: 'What to do',
  counts: {
    violation: (count: number) => `${count} ${count === 1 ? 'violation' : 'violations'}`,
    risk: (count: number) => `${count} ${count === 1 ? 'risk' : 'risks'}`,
    note: (count: number) => `${count} ${count === 1 ? 'note' : 'notes'}`,
    unchecked: (count: number) => `${count} not checked`,
    pass: (count: number) => `${count} passed`,
  },
  judgedBy: 'Judged by',
  filter: 'Show only',
  search: 'Filter findings',
  kinds: { violation: 'Violations', risk: 'Risks', note: 'Notes', unchecked: 'Not checked', pass: 'Passed' },
  found: (found: number, all: number) => `${found} of ${all}`,
  noneFound: 'No finding is left by this filter.',
  showMember: (place: string) => `${place}: show it in the claims`,
  passedCount: (count: number) => `${count} ${count === 1 ? 'check' : 'checks'} passed`,
  uncheckedCount: (count: number) => `${count} not checked, and why`,
  notApplicableCount: (count: number) => `${count} ${count === 1 ? 'does' : 'do'} not apply`,
} as const;

/** Where the evidence of a finding lies, in words; nothing where the whole is meant. */
export function placeWords(place: Place | undefined): string {
  switch (place?.kind) {
    case 'claim':
      return `${place.part} ${place.pointer}`;
    case 'bytes':
      return place.end - place.start <= 1
        ? `character ${place.start}`
        : `characters ${place.start} to ${place.end}`;
    case 'parameter':
      return `parameter ${place.name}`;
    case 'response_header':
      return `header ${place.name}`;
    case 'metadata':
      return `metadata ${place.name}`;
    default:
      return '';
  }
}
