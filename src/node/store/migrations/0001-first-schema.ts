/**
 * The first schema. A column is in clear where lists are filtered, sorted or drawn by it, and where a lease is taken by
 * it; `sealed` holds the rest of the record. `sealed` comes last, so that reading the others does not touch its pages.
 * Times and numbers that come from servers are REAL: nothing promises that they are whole.
 */
export const FIRST_SCHEMA = `
  CREATE TABLE vault (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    vault_id TEXT NOT NULL,
    wrapped_key BLOB NOT NULL
  ) STRICT;

  CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sealed_value (
    name TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE environment (
    id TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    colour TEXT NOT NULL,
    is_protected INTEGER NOT NULL
  ) STRICT;
  INSERT INTO environment (id, position, name, colour, is_protected) VALUES
    ('dev', 1, 'dev', 'green', 0),
    ('staging', 2, 'staging', 'amber', 0),
    ('prod', 3, 'prod', 'red', 1);

  CREATE TABLE profile (
    id TEXT PRIMARY KEY,
    updated_at_ms REAL NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE secret (
    profile_id TEXT NOT NULL REFERENCES profile (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    set_at_ms REAL NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (profile_id, name)
  ) STRICT;

  CREATE TABLE run (
    id TEXT PRIMARY KEY,
    profile_id TEXT,
    started_at_ms REAL NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX run_by_time ON run (started_at_ms);
  CREATE INDEX run_by_profile ON run (profile_id, started_at_ms);

  CREATE TABLE exchange (
    id TEXT PRIMARY KEY,
    run_id TEXT,
    step_id TEXT,
    purpose TEXT NOT NULL,
    method TEXT NOT NULL,
    origin TEXT NOT NULL,
    path TEXT NOT NULL,
    status INTEGER,
    failure TEXT,
    request_bytes INTEGER NOT NULL,
    response_bytes INTEGER NOT NULL,
    started_at_ms REAL NOT NULL,
    total_ms REAL NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX exchange_by_time ON exchange (started_at_ms);
  CREATE INDEX exchange_by_run ON exchange (run_id, started_at_ms);

  CREATE TABLE token (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    profile_id TEXT,
    first_seen_at_ms REAL NOT NULL,
    expires_at_seconds REAL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX token_by_time ON token (first_seen_at_ms);
  CREATE INDEX token_by_profile ON token (profile_id, first_seen_at_ms);

  CREATE TABLE sighting (
    token_id TEXT NOT NULL REFERENCES token (id) ON DELETE CASCADE,
    at_ms REAL NOT NULL,
    run_id TEXT,
    place TEXT NOT NULL
  ) STRICT;
  CREATE INDEX sighting_by_token ON sighting (token_id, at_ms);

  CREATE TABLE issuance (
    id TEXT PRIMARY KEY,
    at_ms REAL NOT NULL,
    profile_id TEXT,
    grant_id TEXT,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX issuance_by_time ON issuance (at_ms);
  CREATE INDEX issuance_by_profile ON issuance (profile_id, at_ms);
  CREATE INDEX issuance_by_grant ON issuance (grant_id, at_ms);

  CREATE TABLE issuance_token (
    issuance_id TEXT NOT NULL REFERENCES issuance (id) ON DELETE CASCADE,
    token_id TEXT NOT NULL,
    PRIMARY KEY (token_id, issuance_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX issuance_token_by_issuance ON issuance_token (issuance_id);

  CREATE TABLE observation (
    id TEXT PRIMARY KEY,
    token_id TEXT NOT NULL,
    surface TEXT NOT NULL,
    at_ms REAL NOT NULL,
    outcome TEXT NOT NULL,
    detail TEXT NOT NULL,
    exchange_id TEXT
  ) STRICT;
  CREATE INDEX observation_by_time ON observation (at_ms);
  CREATE INDEX observation_by_token ON observation (token_id, at_ms);

  CREATE TABLE refresh_grant (
    id TEXT PRIMARY KEY,
    profile_id TEXT NOT NULL,
    created_at_ms REAL NOT NULL,
    state TEXT NOT NULL,
    current_refresh_token_id TEXT,
    intent_at_ms REAL,
    rotations INTEGER NOT NULL,
    lease_owner TEXT,
    lease_until_ms REAL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX refresh_grant_by_time ON refresh_grant (created_at_ms);
  CREATE INDEX refresh_grant_by_profile ON refresh_grant (profile_id, created_at_ms);

  CREATE TABLE key_snapshot (
    id TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    jwks_uri TEXT NOT NULL,
    fetched_at_ms REAL NOT NULL,
    sealed BLOB NOT NULL
  ) STRICT;
  CREATE INDEX key_snapshot_by_issuer ON key_snapshot (issuer, fetched_at_ms);

  CREATE TABLE metadata_snapshot (
    issuer TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
  ) STRICT;

  CREATE TABLE clock (
    origin TEXT PRIMARY KEY,
    offset_ms REAL NOT NULL,
    error_ms REAL NOT NULL,
    at_ms REAL NOT NULL
  ) STRICT;
`;

/** Tables whose rows need the data key: while any of these rows exists, no new key may be made. */
export const SEALED_TABLES = [
  'sealed_value',
  'profile',
  'secret',
  'run',
  'exchange',
  'token',
  'issuance',
  'refresh_grant',
  'key_snapshot',
  'metadata_snapshot',
] as const;
