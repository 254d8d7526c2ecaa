/** What a value ought to be, by the specification that names it. */
export type ValueType =
  /** NumericDate: seconds since the epoch (RFC 7519 §2). */
  | 'time'
  /** Seconds. */
  | 'duration'
  | 'text'
  | 'link'
  | 'text_or_list'
  /** A list of texts. */
  | 'list'
  /** Texts in one, with spaces between (RFC 6749 §3.3). */
  | 'scope'
  | 'boolean'
  | 'number'
  | 'object'
  /** A list of objects. */
  | 'objects'
  | 'any';

/** What a name means, in plain words. */
export interface Meaning {
  readonly name: string;
  /** Two or three words. */
  readonly title: string;
  /** One sentence for a person who has not read the specification. */
  readonly meaning: string;
  readonly type: ValueType;
  /** Where it is defined: a specification with its section, or the product that made it up. */
  readonly section: string;
  /** False for names that no registry lists. */
  readonly isRegistered: boolean;
}

/** A row of a glossary: name, title, type, meaning. */
export type Row = readonly [name: string, title: string, type: ValueType, meaning: string];

/** Rows that one specification defines, each with its own section where the rows say `§`. */
export interface Chapter {
  readonly source: string;
  readonly isRegistered?: boolean;
  /** By section, or under the empty section where the source has none. */
  readonly sections: { readonly [section: string]: readonly Row[] };
}

/** The chapters' rows by name. A name that two chapters define keeps the first meaning. */
export function indexMeanings(chapters: readonly Chapter[]): ReadonlyMap<string, Meaning> {
  const index = new Map<string, Meaning>();
  for (const { source, sections, isRegistered = true } of chapters) {
    for (const [section, rows] of Object.entries(sections)) {
      for (const [name, title, type, meaning] of rows) {
        if (index.has(name)) continue;
        index.set(name, {
          name,
          title,
          type,
          meaning,
          section: section === '' ? source : `${source} §${section}`,
          isRegistered,
        });
      }
    }
  }
  return index;
}
