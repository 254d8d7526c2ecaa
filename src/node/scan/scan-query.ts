import type {
  ScanFilter,
  ScanGroupBy,
  ScanGroupSort,
  ScanQuery,
  ScanSort,
} from '../../contract/models/scan.ts';

/** A piece of SQL and what stands in it. Only the tables below become text; what a person wrote is bound. */
export interface Sql {
  readonly text: string;
  readonly values: readonly string[];
}

const SORTS: Readonly<Record<ScanSort, string>> = {
  offset: 'id',
  worst: 'worst',
  issuer: 'issuer',
  client: 'client',
  expires: 'expires',
  sightings: 'sightings',
  signature: 'signature',
};

/** Columns that a text is looked for in. */
const SEARCHED = [
  'issuer',
  'client',
  'alg',
  'kid',
  'kind',
  'format',
  'signature',
  'reason',
  'decryption',
  'fingerprint',
  'codes',
] as const;

export const GROUP_COLUMNS: Readonly<Record<Exclude<ScanGroupBy, 'finding'>, string>> = {
  issuer: 'issuer',
  client: 'client',
};

/** The condition of a filter, for rows joined with their codes. */
export function where({ text, group }: ScanFilter): Sql {
  const parts: string[] = [];
  const values: string[] = [];
  if (text !== undefined && text.trim() !== '') {
    const like = `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`;
    parts.push(`(${SEARCHED.map((column) => `${column} LIKE ? ESCAPE '\\'`).join(' OR ')})`);
    for (const _ of SEARCHED) values.push(like);
  }
  if (group) {
    const condition = ofGroup(group);
    parts.push(condition.text);
    values.push(...condition.values);
  }
  return { text: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

function ofGroup({ by, key }: NonNullable<ScanFilter['group']>): Sql {
  if (by === 'finding') {
    if (key === '') return { text: "codes = ''", values: [] };
    return { text: "instr(' ' || codes || ' ', ' ' || ? || ' ') > 0", values: [key] };
  }
  const column = GROUP_COLUMNS[by];
  return key === '' ? { text: `${column} IS NULL`, values: [] } : { text: `${column} = ?`, values: [key] };
}

export function orderBy({
  sort = 'offset',
  isDescending = false,
}: Pick<ScanQuery, 'sort' | 'isDescending'>): string {
  const direction = isDescending ? 'DESC' : 'ASC';
  return sort === 'offset'
    ? `ORDER BY id ${direction}`
    : `ORDER BY ${SORTS[sort]} ${direction} NULLS LAST, id`;
}

const GROUP_SORTS: Readonly<Record<ScanGroupSort, string>> = {
  key: 'key',
  tokens: 'tokens',
  sightings: 'sightings',
  verified: 'verified',
  violations: 'violations',
};

export function groupOrder(sort: ScanGroupSort, isDescending: boolean): string {
  return `ORDER BY ${GROUP_SORTS[sort]} ${isDescending ? 'DESC' : 'ASC'}, key`;
}
