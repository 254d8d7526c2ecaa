import { FIRST_SCHEMA } from './0001-first-schema.ts';
import { EXCHANGE_TIMING } from './0002-exchange-timing.ts';

/** Every step from an empty file to the newest schema, in order. Row n leads to version n + 1; rows are added, never changed. */
export const MIGRATIONS: readonly string[] = [FIRST_SCHEMA, EXCHANGE_TIMING];
