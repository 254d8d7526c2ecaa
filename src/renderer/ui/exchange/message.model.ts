import type { MessageView, ShownMessage } from '../../../contract/models/exchange.ts';
import type { MessageMeanings } from '../../../core/exchange/meanings.ts';
import { readJson } from '../../../core/text/json.ts';
import { readParameters, urlParts } from '../../../core/text/parameters.ts';

/** How a body is drawn. */
export type BodyForm = 'explained' | 'pretty' | 'raw';

/** A parameter or member with what it means. */
export interface ExplainedRow {
  readonly name: string;
  readonly value: string;
  /** Absent for what no standard that Assay knows lists. */
  readonly meaning?: string;
  readonly section?: string;
}

/** The forms that a body has, the one it opens in first. None where it has no text. */
export function bodyForms(message: ShownMessage): readonly BodyForm[] {
  switch (message.bodyKind) {
    case 'form':
      return ['explained', 'raw'];
    case 'json': {
      const rows = explainedBody(message);
      const known = rows?.filter(({ meaning }) => meaning !== undefined).length ?? 0;
      if (!rows || rows.length === 0) return ['pretty', 'raw'];
      return known * 2 >= rows.length ? ['explained', 'pretty', 'raw'] : ['pretty', 'explained', 'raw'];
    }
    case 'html':
    case 'text':
      return ['raw'];
    case 'empty':
    case 'binary':
      return [];
  }
}

/** The parameters of a form or the members of a JSON object, each with its meaning; undefined where it is neither. */
export function explainedBody({
  body,
  bodyKind,
  meanings,
}: ShownMessage): readonly ExplainedRow[] | undefined {
  if (bodyKind === 'form')
    return readParameters(body).map(({ name, value }) => explain(meanings, name, value));
  if (bodyKind !== 'json') return undefined;
  const { object } = readJson(body).part;
  return object && Object.entries(object).map(([name, value]) => explain(meanings, name, memberText(value)));
}

/** The parameters in the address of a request. */
export function explainedQuery({ startLine, meanings }: ShownMessage): readonly ExplainedRow[] {
  const url = startLine.slice(startLine.indexOf(' ') + 1);
  const { query } = urlParts(url);
  return query === undefined
    ? []
    : readParameters(url, query.start, query.end).map(({ name, value }) => explain(meanings, name, value));
}

function explain({ names }: MessageMeanings, name: string, value: string): ExplainedRow {
  return { name, value, ...(Object.hasOwn(names, name) ? names[name] : {}) };
}

function memberText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value, undefined, 1);
}

/** A message as it was on the wire: start line, headers in their order and case, an empty line, the body. */
export function rawMessage(message: MessageView): string {
  const head = [
    requestLine(message.startLine),
    ...message.headers.map(([name, value]) => `${name}: ${value}`),
  ];
  return `${head.join('\n')}\n\n${message.body}`;
}

/** `POST https://as.example/token?x=1` is `POST /token?x=1 HTTP/1.1` on the wire (RFC 9112 §3.2.1). */
function requestLine(startLine: string): string {
  const [, method, target] = /^([A-Z]+) https?:\/\/[^/?#]*([^#]*)/.exec(startLine) ?? [];
  if (method === undefined || target === undefined) return startLine;
  return `${method} ${target.startsWith('/') ? target : `/${target}`} HTTP/1.1`;
}
