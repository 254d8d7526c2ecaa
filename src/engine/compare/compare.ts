import type { InputOf } from '../../contract/ipc.ts';
import type { ComparedToken, ComparedTokens } from '../../contract/models/comparison.ts';
import type { TokenView } from '../../contract/models/token.ts';
import { type ComparedSide, compareTokens } from '../../core/compare/compare-tokens.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { inWords } from '../../core/findings/explain.ts';
import { countFindings } from '../../core/findings/explanation.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { claimedLife } from '../../core/jose/claimed-life.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { claimedScope } from '../../core/oauth/scope.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { encodeUtf8 } from '../../core/text/utf8.ts';
import type { EngineContext } from '../context.ts';
import { claimsOf } from '../inspect/claims-of.ts';
import { inspectText } from '../inspect/inspect-text.ts';
import { tokenText } from '../tokens/token-text.ts';
import { viewToken } from '../tokens/token-view.ts';

export type CompareInput = InputOf<'tokens.compare'>;

/** One of the two, with what core compares. */
interface Side {
  readonly shown: ComparedToken;
  readonly compared: ComparedSide;
}

/**
 * Compares two tokens, each of the store or pasted, in meaning. Nothing is fetched, and neither text is in the answer.
 * A pasted text must hold exactly one token. Faults: token.not_found, input.invalid.
 */
export async function compare(
  context: EngineContext,
  { left, right }: CompareInput,
): Promise<Result<ComparedTokens, Fault>> {
  const a = await readSide(context, left, 'left');
  if (!a.ok) return a;
  const b = await readSide(context, right, 'right');
  if (!b.ok) return b;
  return ok({
    left: a.value.shown,
    right: b.value.shown,
    comparison: compareTokens(a.value.compared, b.value.compared),
  });
}

function readSide(
  context: EngineContext,
  side: CompareInput['left'],
  parameter: string,
): Promise<Result<Side, Fault>> {
  return 'tokenId' in side ? storedSide(context, side.tokenId) : pastedSide(context, side.text, parameter);
}

async function storedSide(context: EngineContext, tokenId: string): Promise<Result<Side, Fault>> {
  const view = await viewToken(context, tokenId);
  if (!view.ok) return view;
  const text = await tokenText(context, tokenId);
  if (!text.ok) return text;
  const { summary, signature, life, byteLength, findings, isBuiltHere } = view.value;
  const { kind, format } = summary;
  const scope = scopeOf(view.value);
  return ok({
    shown: {
      summary,
      kind,
      format,
      byteLength,
      signature,
      life,
      ...madeHere(isBuiltHere),
      findings: failures(findings),
    },
    compared: { parsed: parseToken(text.value.expose()), life, ...(scope ? { scope } : {}) },
  });
}

/** What the token names; for one that names nothing, what was granted with it. */
function scopeOf({ scopes }: Pick<TokenView, 'scopes'>): readonly string[] | undefined {
  for (const source of ['inToken', 'granted'] as const) {
    if (scopes.some((row) => row[source] !== undefined))
      return scopes.filter((row) => row[source] === true).map(({ scope }) => scope);
  }
  return undefined;
}

async function pastedSide(
  context: EngineContext,
  pasted: string,
  parameter: string,
): Promise<Result<Side, Fault>> {
  const inspected = await inspectText(context, { text: pasted });
  if (!inspected.ok) return inspected;
  const [found, ...more] = inspected.value;
  if (!found || more.length > 0) {
    const what = found ? `${more.length + 1} tokens` : 'no token';
    const remedy = 'Give exactly one token on each side.';
    return failed(fault('input.invalid', `There is ${what} in this text.`, { parameter, remedy }));
  }
  const parsed = parseToken(pasted.slice(found.start, found.end));
  const claims = claimsOf(parsed.text);
  const life = claimedLife(claims);
  const scope = claimedScope(claims);
  const { kind, signature, findings, isBuiltHere } = found;
  const byteLength = encodeUtf8(parsed.text).length;
  return ok({
    shown: {
      kind,
      format: parsed.format,
      byteLength,
      signature,
      life,
      ...madeHere(isBuiltHere),
      findings: failures(findings),
    },
    compared: { parsed, life, ...(scope ? { scope } : {}) },
  });
}

function madeHere(isBuiltHere = false): Pick<ComparedToken, 'isBuiltHere'> {
  return isBuiltHere ? { isBuiltHere } : {};
}

function failures(findings: readonly Finding[]): ComparedToken['findings'] {
  const { violation, risk, note } = countFindings(inWords(findings));
  return { violation, risk, note };
}
