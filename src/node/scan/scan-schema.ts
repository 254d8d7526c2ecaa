/** Pages of the database that are held in memory, KiB: what does not fit goes to a file that no other process can open. */
const CACHE_KIB = 32 * 1024;

/**
 * The temporary database of a scan. Texts are apart: sorting and counting read the rows, not them. `listed` and `grouped`
 * hold the order that was asked for last, so that a page of it costs the same wherever it is.
 */
export const SCHEMA = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA temp_store = FILE;
  PRAGMA cache_size = -${CACHE_KIB};
  CREATE TABLE token (
    id INTEGER PRIMARY KEY, print BLOB, source INTEGER, at INTEGER, length INTEGER, sightings INTEGER,
    format TEXT, kind TEXT, alg TEXT, kid TEXT, issuer TEXT, client TEXT, expires REAL,
    signature TEXT, reason TEXT, decryption TEXT, expired INTEGER, worst INTEGER, codes_id INTEGER, hasText INTEGER
  );
  CREATE TABLE text (id INTEGER PRIMARY KEY, sealed BLOB);
  CREATE TABLE code_set (codes_id INTEGER PRIMARY KEY, codes TEXT UNIQUE);
  CREATE VIEW row AS
    SELECT *, 'sha256:' || lower(hex(print)) AS fingerprint FROM token JOIN code_set USING (codes_id);
  CREATE TABLE listed (place INTEGER PRIMARY KEY, id INTEGER);
  CREATE TABLE grouped (
    place INTEGER PRIMARY KEY, key TEXT, tokens INTEGER, sightings INTEGER, violations INTEGER, verified INTEGER
  );
`;
