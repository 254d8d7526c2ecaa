import type {
  Change,
  EqualityReason,
  LifeComparison,
  TokenComparison,
} from '../../core/compare/comparison.ts';

/** Words of the screen that compares two tokens. */
export const compareWords = {
  title: 'Compare two tokens',
  sides: { left: 'Left', right: 'Right' },
  which: { left: 'Left token', right: 'Right token' },
  pasted: 'A pasted one',
  pastedDetail: 'Paste it below',
  choose: 'Choose a token',
  text: 'Token, header, curl command, callback address or token response',
  newest: (count: number) =>
    `The newest ${count} are listed. For an older one, mark two in All tokens and compare them there.`,
  swap: 'Swap left and right',
  open: 'Open',
  comparing: 'Comparing…',
  loading: 'Reading the tokens…',
  empty: {
    title: 'Choose two tokens',
    text: 'Each can be one that is kept here, or one that you paste. Claims, header, scopes and lifetimes are compared by what they mean: what is only written otherwise is said to be the same.',
  },
  sameness: {
    text: 'The same token, byte for byte',
    meaning: 'They say the same',
    different: 'They differ',
  } satisfies Record<TokenComparison['sameness'], string>,
  samenessText: {
    text: 'Left and right are one and the same text.',
    meaning: 'Headers and claims mean the same; only their writing or their signatures differ.',
    different: '',
  } satisfies Record<TokenComparison['sameness'], string>,
  counts: (changed: number, equal: number, same: number) =>
    [
      `${changed} ${changed === 1 ? 'member differs' : 'members differ'}`,
      ...(equal > 0 ? [`${equal} only written otherwise`] : []),
      `${same} the same`,
    ].join(' · '),
  show: 'Show',
  shown: { differences: 'Differences', everything: 'Everything' },
  panels: { claims: 'Claims', header: 'Header', scopes: 'Scopes', life: 'Life' },
  noClaims: 'One of them has no claims that can be read here, so claims cannot be compared.',
  noHeader: 'One of them has no header that can be read.',
  noScopes: 'Neither names a scope.',
  noLife: 'Neither says when it was issued or when it ends.',
  nothingDiffers: 'Nothing differs.',
  columns: { name: 'name', left: 'left', right: 'right', change: 'what of it' },
  absent: 'absent',
  changes: {
    same: 'same',
    equal: 'same, written otherwise',
    changed: 'differs',
    only_left: 'only left',
    only_right: 'only right',
  } satisfies Record<Change, string>,
  why: {
    order: 'in another order',
    list_of_one: 'one is a text, the other a list of one',
    list_or_text: 'one is a text, the other a list',
    repeats: 'one names a value twice',
    number_text: 'the number is written otherwise',
    member_order: 'members in another order',
    written: 'with other spaces or escapes',
  } satisfies Record<EqualityReason, string>,
  later: (span: string) => `right is ${span} later`,
  earlier: (span: string) => `right is ${span} earlier`,
  inside: 'Where inside',
  more: 'More differs inside than is listed.',
  moments: {
    issued: 'Issued',
    not_before: 'Valid from',
    expires: 'Expires',
    lifetime: 'Lifetime',
  } satisfies Record<LifeComparison['moment'], string>,
  has: { yes: 'yes', no: 'no' },
  findings: (violation: number, risk: number, note: number) =>
    [
      ...(violation > 0 ? [`${violation} ${violation === 1 ? 'violation' : 'violations'}`] : []),
      ...(risk > 0 ? [`${risk} ${risk === 1 ? 'risk' : 'risks'}`] : []),
      ...(note > 0 ? [`${note} ${note === 1 ? 'note' : 'notes'}`] : []),
    ].join(' · '),
  noFindings: 'nothing found',
} as const;
