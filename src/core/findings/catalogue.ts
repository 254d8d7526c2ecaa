/** Replaced by the checks author within the hour: every code, its words, section and severity. */
export type FindingCode = string;
