/**
 * What leaves for the window gets its words here, and nowhere else (decision 0009): findings out of the catalogue, messages
 * out of the glossary. The window has neither.
 */
import type { ExchangeView, MessageView, ShownMessage } from '../contract/models/exchange.ts';
import type { RunView } from '../contract/models/run.ts';
import { meaningsOf } from '../core/exchange/meanings.ts';
import type { ScanGroup, ScanGroupBy, ScanPage } from '../contract/models/scan.ts';
import { isFindingCode } from '../core/findings/catalogue.ts';
import { explainCode, inWords } from '../core/findings/explain.ts';
import type { ShownFinding } from '../core/findings/explanation.ts';
import type { Layer } from '../core/jose/layers.ts';
import type { Finding, Policy } from '../core/findings/finding.ts';
import { type Result, ok } from '../core/result.ts';
import type { Run } from '../core/run/run.ts';

interface Found {
  readonly findings: readonly Finding[];
}

/** Whatever has findings (a token, pasted or stored, a server), with their words under a policy. */
export function foundInWords<T extends Found>(
  found: T,
  policy: Policy,
): T & { readonly findings: readonly ShownFinding[] } {
  return { ...found, findings: inWords(found.findings, policy) };
}

/** A token, pasted or stored, and each thing in it, with the words of what was found. */
export function tokenInWords<T extends Found & { readonly layers: readonly Layer[] }>(
  token: T,
  policy: Policy,
): T & { readonly findings: readonly ShownFinding[]; readonly layers: readonly Layer<ShownFinding>[] } {
  return {
    ...foundInWords(token, policy),
    layers: token.layers.map((layer) => foundInWords(layer, policy)),
  };
}

/** A run with the words of what was found in its steps. */
export function runInWords(run: Run, policy: Policy): RunView {
  return { ...run, steps: run.steps.map((step) => foundInWords(step, policy)) };
}

/** An exchange with what the names and errors in it mean. */
export function exchangeInWords({ request, response, ...rest }: ExchangeView<MessageView>): ExchangeView {
  return {
    ...rest,
    request: messageInWords(request),
    ...(response === undefined ? {} : { response: messageInWords(response) }),
  };
}

function messageInWords(message: MessageView): ShownMessage {
  return { ...message, meanings: meaningsOf(message) };
}

/** Rows of a scan with what the gravest finding of each says. */
export function pageInWords(page: ScanPage, policy: Policy): ScanPage {
  return {
    ...page,
    rows: page.rows.map((row) => {
      const [code] = row.codes;
      return code === undefined ? row : { ...row, title: wordsOf(code, policy)?.title ?? code };
    }),
  };
}

/** Groups of a scan by finding, with what each finding says; others are their own words. */
export function groupsInWords(
  by: ScanGroupBy,
  page: ScanPage<ScanGroup>,
  policy: Policy,
): ScanPage<ScanGroup> {
  if (by !== 'finding') return page;
  return { ...page, rows: page.rows.map((group) => ({ ...group, ...wordsOf(group.key, policy) })) };
}

function wordsOf(code: string, policy: Policy): Pick<ScanGroup, 'title' | 'severity'> | undefined {
  if (!isFindingCode(code)) return undefined;
  const { title, severity } = explainCode(code, policy);
  return severity === undefined ? { title } : { title, severity };
}

/** Puts what the engine answers into words; a fault has its own. */
export async function answered<T, U, F>(
  answer: Promise<Result<T, F>>,
  inWordsOf: (value: T) => U,
): Promise<Result<U, F>> {
  const result = await answer;
  return result.ok ? ok(inWordsOf(result.value)) : result;
}
