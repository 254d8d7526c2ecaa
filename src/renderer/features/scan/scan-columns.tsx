import { CircleCheck, CircleDashed, CircleX, ShieldAlert } from 'lucide-react';
import type { ScanGroup, ScanGroupBy, ScanRow } from '../../../contract/models/scan.ts';
import { shortPrint } from '../../../core/scan/export-rows.ts';
import { Ago } from '../../ui/clock/ago.tsx';
import { SeverityIcon } from '../../ui/findings/severity-icon.tsx';
import type { Column } from '../../ui/virtual/virtual-table.tsx';
import { scanWords } from '../../words/scan.ts';
import { KIND_WORDS } from '../../words/token.ts';
import { formatNumber, groupName } from './scan.model.ts';
import styles from './scan.module.css';

const NONE = '–';
const { columns } = scanWords;

/** The columns of the tokens. */
export const ROW_COLUMNS: readonly Column<ScanRow>[] = [
  { id: 'worst', label: columns.worst, track: 'minmax(11rem, 2.1fr)', isSortable: true, cell: worst },
  { id: 'kind', label: columns.kind, track: 'minmax(9.5rem, 0.8fr)', cell: kind },
  { id: 'issuer', label: columns.issuer, track: 'minmax(8rem, 1.4fr)', isSortable: true, cell: issuer },
  { id: 'client', label: columns.client, track: 'minmax(6rem, 0.9fr)', isSortable: true, cell: client },
  {
    id: 'signature',
    label: columns.signature,
    track: 'minmax(8rem, 1.3fr)',
    isSortable: true,
    cell: (row) => <SignatureCell row={row} />,
  },
  { id: 'expires', label: columns.expires, track: 'minmax(7rem, 0.7fr)', isSortable: true, cell: expires },
  {
    id: 'sightings',
    label: columns.sightings,
    track: 'minmax(3.75rem, 0.3fr)',
    isSortable: true,
    isEnd: true,
    cell: ({ sightings }) => formatNumber(sightings),
  },
  {
    id: 'offset',
    label: columns.offset,
    track: 'minmax(7.5rem, 0.5fr)',
    isSortable: true,
    isEnd: true,
    cell: ({ offset }) => formatNumber(offset),
  },
  {
    id: 'fingerprint',
    label: columns.fingerprint,
    track: '5.5rem',
    cell: ({ fingerprint }) => <code title={fingerprint}>{shortPrint(fingerprint)}</code>,
  },
];

/** The columns of groups. */
export function groupColumns(by: ScanGroupBy): readonly Column<ScanGroup>[] {
  const count = (id: 'tokens' | 'sightings' | 'verified' | 'violations'): Column<ScanGroup> => ({
    id,
    label: columns[id],
    track: 'minmax(5.5rem, 0.4fr)',
    isSortable: true,
    isEnd: true,
    cell: (group) => formatNumber(group[id]),
  });
  return [
    {
      id: 'name',
      label: scanWords.groupNames[by],
      track: 'minmax(12rem, 3fr)',
      isSortable: true,
      cell: (group) => <GroupCell by={by} group={group} />,
    },
    count('tokens'),
    count('sightings'),
    count('verified'),
    count('violations'),
  ];
}

function worst({ worst: of, title, codes, isExpired }: ScanRow) {
  if (title === undefined) {
    return (
      <span className={styles.cell}>
        <SeverityIcon of="pass" isNamed={false} />
        {scanWords.without.finding}
      </span>
    );
  }
  return (
    <span className={styles.cell} title={codes.join('\n')}>
      <SeverityIcon of={of ?? (isExpired ? 'unchecked' : 'note')} />
      <span>{title}</span>
      {codes.length > 1 && <small>{scanWords.more(codes.length - 1)}</small>}
    </span>
  );
}

function kind({ kind: of, format, alg, decryption }: ScanRow) {
  if (format === 'broken') return scanWords.malformed;
  const name = format === 'sd_jwt' ? 'SD-JWT' : KIND_WORDS[of];
  return (
    <span title={alg}>
      {name} {alg !== undefined && <code className={styles.quiet}>{alg}</code>}
      {decryption && <small className={styles.quiet}> {scanWords.decrypted[decryption]}</small>}
    </span>
  );
}

function issuer({ issuer: name }: ScanRow) {
  return (
    <span dir="auto" title={name}>
      {name ?? NONE}
    </span>
  );
}

function client({ clientId }: ScanRow) {
  return <code title={clientId}>{clientId ?? NONE}</code>;
}

const SIGNATURE_ICONS = {
  verified: CircleCheck,
  self_asserted: ShieldAlert,
  failed: CircleX,
  unchecked: CircleDashed,
} as const;

function SignatureCell({ row: { signature, reason } }: { readonly row: ScanRow }) {
  const Icon = SIGNATURE_ICONS[signature];
  const why = reason === undefined ? undefined : scanWords.reason(reason);
  return (
    <span className={styles.cell} data-signature={signature} title={why}>
      <Icon aria-hidden="true" />
      <span>{scanWords.signature[signature]}</span>
      {why !== undefined && <small>{why}</small>}
    </span>
  );
}

function expires({ expiresAtSeconds, isExpired }: ScanRow) {
  if (expiresAtSeconds === undefined) return NONE;
  return (
    <span className={styles.cell} data-expired={isExpired || undefined}>
      <Ago atMs={expiresAtSeconds * 1000} />
    </span>
  );
}

function GroupCell({ by, group }: { readonly by: ScanGroupBy; readonly group: ScanGroup }) {
  const name = groupName(by, group);
  return (
    <span className={styles.cell} title={group.key}>
      {group.severity && <SeverityIcon of={group.severity} />}
      <span dir="auto">{name}</span>
      {group.title !== undefined && <code className={styles.quiet}>{group.key}</code>}
    </span>
  );
}
