import { explainError } from '../glossary/errors.ts';
import { explainParameter } from '../glossary/parameters.ts';
import { parseChallenges } from '../oauth/resource/challenge.ts';
import { readJson } from '../text/json.ts';
import { readParameters, urlParts } from '../text/parameters.ts';
import { headerValues } from './exchange.ts';
import { headerMeanings } from './header-meanings.ts';
import type { Message } from './redact.ts';

/** What a name means, and where that is written down. */
export interface NameMeaning {
  readonly meaning: string;
  readonly section: string;
}

/** What an error code means, what is most often behind it, and where that is written down. */
export interface CodeMeaning extends NameMeaning {
  readonly cause: string;
}

/** What the standards say of what stands in a message; a name or code that none of them lists is absent. */
export interface MessageMeanings {
  /** Of parameters: in the address, in the body, in challenges. */
  readonly names: { readonly [name: string]: NameMeaning };
  /** Of error codes in challenges (RFC 6750 §3.1). */
  readonly errors: { readonly [code: string]: CodeMeaning };
  /** Of headers, by their names in small letters; absent where none is explained. */
  readonly headers?: { readonly [name: string]: string };
}

type Worded = Pick<Message, 'startLine' | 'headers' | 'body' | 'bodyKind'>;

/** The glossary’s words for a message: of what stands in it, and no others. Never throws. */
export function meaningsOf(message: Worded): MessageMeanings {
  const challenged = headerValues(message.headers, 'www-authenticate')
    .flatMap(parseChallenges)
    .flatMap(({ parameters }) => parameters);
  const names = new Set([
    ...namesInAddress(message),
    ...namesInBody(message),
    ...challenged.map(([name]) => name),
  ]);
  const codes = challenged.flatMap(([name, value]) => (name === 'error' ? [value] : []));
  const headers = headerMeanings(message.headers);
  return {
    ...(headers ? { headers } : {}),
    names: found(names, (name) => {
      const known = explainParameter(name);
      return known && { meaning: known.meaning, section: known.section };
    }),
    errors: found(codes, (code) => {
      const known = explainError(code, 'resource');
      return known && { meaning: known.meaning, cause: known.cause, section: known.section };
    }),
  };
}

function namesInAddress({ startLine }: Worded): readonly string[] {
  const url = startLine.slice(startLine.indexOf(' ') + 1);
  const { query } = urlParts(url);
  return query ? readParameters(url, query.start, query.end).map(({ name }) => name) : [];
}

function namesInBody({ body, bodyKind }: Worded): readonly string[] {
  if (bodyKind === 'form') return readParameters(body).map(({ name }) => name);
  return bodyKind === 'json' ? Object.keys(readJson(body).part.object ?? {}) : [];
}

function found<T>(keys: Iterable<string>, explain: (key: string) => T | undefined): { [key: string]: T } {
  const pairs = [...keys].flatMap((key) => {
    const known = explain(key);
    return known ? [[key, known] as const] : [];
  });
  return Object.fromEntries(pairs);
}
