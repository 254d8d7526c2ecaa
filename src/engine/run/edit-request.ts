import { secretsSent } from '../../core/exchange/echoes.ts';
import { header } from '../../core/exchange/exchange.ts';
import { redactHeaders, redactParameters } from '../../core/exchange/redact.ts';
import { type UnsentRequest, refuseRequest } from '../../core/exchange/refuse-request.ts';
import { MASK } from '../../core/exchange/secret-range.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { EditedLine, RequestEdit } from '../../core/run/run.ts';
import { decodeUtf8Leniently, encodeUtf8 } from '../../core/text/utf8.ts';
import { maskedPositions } from './preview.ts';
import { type RequestParameters, parametersOf } from './request-parameters.ts';

type Lines = readonly (readonly [string, string])[];

/**
 * The request as a person edited it. Masked values are kept by their position and under their own name only, so that no
 * secret is shown under a name that the redaction table does not know. What is secret goes to another origin than it was
 * made for only where that is accepted. Faults: input.invalid, profile.rebind_needed.
 */
export function editRequest(request: UnsentRequest, edit: RequestEdit): Result<UnsentRequest, Fault> {
  const parameters = parametersOf(request);
  const headers = edit.headers
    ? editLines('header', request.headers, redactHeaders(request.headers), edit.headers)
    : ok(request.headers);
  if (!headers.ok) return headers;
  const lines = edit.parameters
    ? editLines('parameter', parameters.list, redactParameters(parameters.list), edit.parameters)
    : ok(parameters.list);
  if (!lines.ok) return lines;
  const url = editUrl(request.url, edit.url, parameters, lines.value);
  if (!url.ok) return url;
  const edited: UnsentRequest = {
    method: edit.method ?? request.method,
    url: url.value,
    headers: headers.value,
    ...(request.body ? { body: editBody(request.body, parameters, lines.value) } : {}),
  };
  const refused = refuseRequest(edited);
  if (refused) return failed(fault('input.invalid', refused.message));
  const elsewhere = edit.acceptOtherOrigin ? undefined : whyNotThere(request, edited);
  return elsewhere ? failed(elsewhere) : ok(edited);
}

function editLines(
  what: 'header' | 'parameter',
  before: Lines,
  shown: Lines,
  lines: readonly EditedLine[],
): Result<Lines, Fault> {
  const masked = new Set(maskedPositions(before, shown));
  const edited: (readonly [string, string])[] = [];
  for (const line of lines) {
    const value = 'value' in line ? line.value : before[line.keep]?.[1];
    if (value === undefined)
      return invalid(`There is no ${what} at the position that is to be kept.`, line.name);
    if ('value' in line && value.includes(MASK))
      return invalid(`The ${what} has a masked value in it: keep it whole, or type a new one.`, line.name);
    const isRenamed = 'keep' in line && masked.has(line.keep) && before[line.keep]?.[0] !== line.name;
    if (isRenamed) {
      return invalid(
        `A masked ${what} keeps its name, so that its value stays masked. Type the value to send it under another.`,
        line.name,
      );
    }
    edited.push([line.name, value]);
  }
  return ok(edited);
}

/** An address that was not touched stays as it was, to the byte; its parameters are written anew only where they changed. */
function editUrl(
  before: string,
  typed: string | undefined,
  parameters: RequestParameters,
  lines: Lines,
): Result<string, Fault> {
  const isQuery = parameters.place === 'query';
  const isSame = !isQuery || isSameLines(parameters.list, lines);
  if (typed === undefined && isSame) return ok(before);
  const trouble = typed === undefined ? undefined : whyNotAddress(typed);
  if (trouble) return invalid(trouble, 'url');
  const url = new URL(typed ?? before);
  if (!isQuery) return ok(url.href);
  if (typed === undefined) url.search = '';
  for (const [name, value] of lines) url.searchParams.append(name, value);
  return ok(url.href);
}

function whyNotAddress(text: string): string | undefined {
  // The URL parser drops line breaks and tabs without a word.
  if (/[\p{Cc}]/u.test(text)) return 'The address has a control character in it.';
  if (text.includes(MASK)) return 'The address has a masked value in it: type it, or leave the address.';
  if (!URL.canParse(text)) return 'This is no address.';
  return new URL(text).hash === '' ? undefined : 'The address has a fragment, which is never sent.';
}

function editBody(body: Uint8Array, { place, list }: RequestParameters, lines: Lines): Uint8Array {
  if (place !== 'form' || isSameLines(list, lines)) return body;
  return encodeUtf8(new URLSearchParams(lines.map(([name, value]) => [name, value])).toString());
}

function isSameLines(a: Lines, b: Lines): boolean {
  return (
    a.length === b.length &&
    a.every(([name, value], index) => name === b[index]?.[0] && value === b[index]?.[1])
  );
}

/** What is secret was made for the origin of the request as it was (design, section 7). */
function whyNotThere(before: UnsentRequest, edited: UnsentRequest): Fault | undefined {
  const from = placeOf(before);
  const to = placeOf(edited);
  if (from === to || !carriesSecret(before, edited)) return undefined;
  return fault(
    'profile.rebind_needed',
    `Nothing was sent. What is secret in this request was made for ${from}, and would go to ${to}.`,
    { parameter: 'url', remedy: 'Accept that it goes there, or take the secrets out of the request.' },
  );
}

/** The origin that a request asks; a Host header of its own asks another, which one front may serve beside it. */
function placeOf({ url, headers }: UnsentRequest): string {
  const { origin, protocol } = new URL(url);
  const asked = `${protocol}//${header(headers, 'host') ?? new URL(url).host}`;
  return URL.canParse(asked) ? new URL(asked).origin : `${origin} as ${asked}`;
}

function carriesSecret(before: UnsentRequest, edited: UnsentRequest): boolean {
  const { list } = parametersOf(before);
  const secrets = [
    ...secretsSent({ ...before, body: before.body ?? new Uint8Array() }),
    ...masked(before.headers, redactHeaders(before.headers)),
    ...masked(list, redactParameters(list)),
  ];
  const places = [
    edited.url,
    ...edited.headers.map(([, value]) => value),
    ...parametersOf(edited).list.map(([, value]) => value),
    ...(edited.body ? [decodeUtf8Leniently(edited.body)] : []),
  ];
  return secrets.some((secret) => places.some((text) => text.includes(secret)));
}

function masked(lines: Lines, shown: Lines): readonly string[] {
  return maskedPositions(lines, shown).flatMap((index) => lines[index]?.[1] ?? []);
}

function invalid(message: string, parameter: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter }));
}
