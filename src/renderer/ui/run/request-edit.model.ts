import type { EditedLine, RequestEdit, RequestPreview } from '../../../core/run/run.ts';

/** A header or parameter as it is being edited. */
export interface DraftLine {
  readonly name: string;
  /** Of a line whose value is masked: empty while that value is kept. */
  readonly value: string;
  /** Where it stood in the request as it was; absent for a new line. */
  readonly from?: number;
  /** What is shown in place of a value that is masked. */
  readonly masked?: string;
  readonly isLeftOut: boolean;
}

/** A request as it is being edited. */
export interface RequestDraft {
  readonly method: string;
  /** Without the parameters of the query, which are lines. */
  readonly url: string;
  readonly parameters: readonly DraftLine[];
  readonly headers: readonly DraftLine[];
}

export type LinesOf = 'parameters' | 'headers';

/** The form as it starts: the request as it is. */
export function draftOf(request: RequestPreview): RequestDraft {
  return {
    method: request.method,
    url: addressOf(request),
    parameters: linesOf(request.parameters, request.maskedParameters),
    headers: linesOf(request.headers, request.maskedHeaders),
  };
}

/** The address without what the lines of the query say. */
export function addressOf({ url, parametersIn }: RequestPreview): string {
  return parametersIn === 'query' ? (url.split('?')[0] ?? url) : url;
}

function linesOf(
  lines: readonly (readonly [string, string])[],
  masked: readonly number[] = [],
): readonly DraftLine[] {
  return lines.map(([name, value], from) =>
    masked.includes(from)
      ? { name, value: '', from, masked: shortMask(value), isLeftOut: false }
      : { name, value, from, isLeftOut: false },
  );
}

/** A masked value tells its length; on the screen a few dots say as much. */
export function shortMask(value: string): string {
  return value.replaceAll(/•{9,}/g, '••••••••');
}

/** What `run.resume` takes: only what differs; undefined where nothing does. */
export function editOf(request: RequestPreview, draft: RequestDraft): RequestEdit | undefined {
  const before = draftOf(request);
  const edit: RequestEdit = {
    ...(draft.method === before.method ? {} : { method: draft.method }),
    ...(draft.url === before.url ? {} : { url: draft.url }),
    ...(isSame(before.parameters, draft.parameters)
      ? {}
      : { parameters: editedLines(request.parameters, draft.parameters) }),
    ...(isSame(before.headers, draft.headers)
      ? {}
      : { headers: editedLines(request.headers, draft.headers) }),
  };
  return Object.keys(edit).length === 0 ? undefined : edit;
}

function isSame(before: readonly DraftLine[], now: readonly DraftLine[]): boolean {
  return JSON.stringify(before) === JSON.stringify(now.filter((line) => !isBlank(line)));
}

/** A new line in which nothing was typed. */
function isBlank({ from, name, value }: DraftLine): boolean {
  return from === undefined && name === '' && value === '';
}

function editedLines(
  before: readonly (readonly [string, string])[],
  lines: readonly DraftLine[],
): readonly EditedLine[] {
  return lines
    .filter((line) => !line.isLeftOut && !isBlank(line))
    .map(({ name, value, from, masked }) => {
      const isKept =
        from !== undefined && (masked === undefined ? value === before[from]?.[1] : value === '');
      return isKept ? { name, keep: from } : { name, value };
    });
}

/** The draft with one line otherwise. */
export function changeLine(
  draft: RequestDraft,
  where: LinesOf,
  index: number,
  change: Partial<DraftLine>,
): RequestDraft {
  return {
    ...draft,
    [where]: draft[where].map((line, at) => (at === index ? { ...line, ...change } : line)),
  };
}

/** The draft with a new line at the end. */
export function addLine(draft: RequestDraft, where: LinesOf): RequestDraft {
  return { ...draft, [where]: [...draft[where], { name: '', value: '', isLeftOut: false }] };
}
