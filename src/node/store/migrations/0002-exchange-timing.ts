/**
 * What an exchange's time was spent on, in clear: the wire list draws it. A table of its own, since a column added to
 * `exchange` would come after `sealed`, and reading it would read every body (measured for 10,000 rows: 45 ms so, 170 ms
 * that way). Exchanges of before have no row.
 */
export const EXCHANGE_TIMING = `
  CREATE TABLE exchange_timing (
    exchange_id TEXT PRIMARY KEY REFERENCES exchange (id) ON DELETE CASCADE,
    dns_ms REAL,
    connect_ms REAL,
    tls_ms REAL,
    first_byte_ms REAL,
    body_ms REAL,
    reused_socket INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;
