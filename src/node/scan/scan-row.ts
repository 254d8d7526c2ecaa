import type { ScanFormat, ScanRow } from '../../contract/models/scan.ts';
import type { Severity } from '../../core/findings/finding.ts';
import type { TokenKind } from '../../core/jose/token.ts';

/** A number for each severity, so that the table sorts by it; the first is for none. */
export const GRAVITY: readonly (Severity | undefined)[] = [undefined, 'note', 'risk', 'violation'];

/** A row as the table has it. Written by this program alone, a moment ago: it is not read back with suspicion. */
export interface StoredRow {
  readonly id: number;
  readonly fingerprint: string;
  readonly source: number;
  readonly at: number;
  readonly length: number;
  readonly sightings: number;
  readonly format: ScanFormat;
  readonly kind: TokenKind;
  readonly alg: string | null;
  readonly kid: string | null;
  readonly issuer: string | null;
  readonly client: string | null;
  readonly expires: number | null;
  readonly signature: ScanRow['signature'];
  readonly reason: string | null;
  readonly decryption: NonNullable<ScanRow['decryption']> | null;
  readonly expired: number;
  readonly worst: number;
  readonly codes: string;
  readonly hasText: number;
  /** Only where it was asked for. */
  readonly sealed?: Uint8Array | null;
}

/** What a row is read by. */
export const ROW_COLUMNS = `id, fingerprint, source, at, length, sightings, format, kind, alg, kid, issuer, client, expires,
  signature, reason, decryption, expired, worst, codes, hasText`;

export function toRow(stored: StoredRow): ScanRow {
  const { id, fingerprint, source, length, sightings, format, kind, signature } = stored;
  const { alg, kid, issuer, client, expires, reason, decryption } = stored;
  const worst = GRAVITY[stored.worst];
  return {
    id,
    fingerprint,
    source,
    offset: stored.at,
    length,
    sightings,
    format,
    kind,
    ...(alg === null ? {} : { alg }),
    ...(kid === null ? {} : { kid }),
    ...(issuer === null ? {} : { issuer }),
    ...(client === null ? {} : { clientId: client }),
    ...(expires === null ? {} : { expiresAtSeconds: expires }),
    signature,
    ...(reason === null ? {} : { reason }),
    ...(decryption === null ? {} : { decryption }),
    isExpired: stored.expired === 1,
    codes: stored.codes === '' ? [] : stored.codes.split(' '),
    ...(worst === undefined ? {} : { worst }),
    hasText: stored.hasText === 1,
  };
}
