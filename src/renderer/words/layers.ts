import type { DisclosureVerdict } from '../../core/jose/layers.ts';
import { formatCount } from '../ui/format/amount.ts';

/** Words of what a token holds: its layers, and each one opened. */
export const layersWords = {
  title: 'Layers',
  count: (count: number) => formatCount(count, 'layer'),
  more: (count: number) => `Show the other ${formatCount(count, 'layer')}`,
  loading: 'Taking it apart…',
  disclosed: 'Disclosed',
  element: 'an element of a list',
  findings: (count: number) => formatCount(count, 'finding'),
  findingsOf: (title: string) => `Findings: ${title}`,
  withheld: (count: number) => `${count} withheld`,
  states: {
    matched: 'Matched',
    unmatched: 'Matches nothing',
    duplicate: 'There twice',
    invalid: 'Cannot be used',
    unchecked: 'Not compared',
  } satisfies Record<DisclosureVerdict['state'], string>,
  facts: {
    name: 'Claim',
    value: 'Value',
    pointer: 'Belongs at',
    digest: 'Digest',
    result: 'Result',
    withheld: 'Withheld',
    hash: 'Made for',
    inside: 'Inside',
  },
  isMatched: 'Its digest stands once in what was signed.',
  nowhere: 'nowhere',
  theDigest: 'the digest',
  withheldText: (count: number) =>
    `${formatCount(count, 'digest')} in what was signed ${count === 1 ? 'fits' : 'fit'} no disclosure that is here: claims that were withheld, or decoys. They cannot be told apart.`,
  give: 'What is inside becomes a layer of its own once it is decrypted: give the private key or the secret under Decrypt.',
  insideBytes: 'It is not text, so it is not shown.',
  insideText: 'The text inside',
  tokenInside: 'Text of this layer',
  asItStands: 'As it stands in the token',
  unprotected: 'Header that nobody signed',
  sdHash: 'exactly these disclosures (sd_hash)',
} as const;
