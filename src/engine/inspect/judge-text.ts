import type { InspectedToken } from '../../contract/models/token.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { claimedLife } from '../../core/jose/claimed-life.ts';
import { withDetachedPayload } from '../../core/jose/detached.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import type { DetectedToken } from '../../core/jose/detected-token.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import { openedContent } from '../../core/jose/opened-content.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { kindOfRole } from '../../core/jose/token-roles.ts';
import type { ParsedToken, TokenKind } from '../../core/jose/token.ts';
import { readJson } from '../../core/text/json.ts';
import type { AnswerBeside } from './beside-answer.ts';
import { besideIdToken } from './beside-id-token.ts';
import { besideProof } from './beside-proof.ts';
import { judgeToken } from './judge-token.ts';
import type { Judging, TokenJudgement } from './judging.ts';
import { placeIn } from './place.ts';

/** A token of a text, taken apart without trust. */
export interface FoundToken {
  readonly found: DetectedToken;
  readonly parsed: ParsedToken;
  readonly kind: TokenKind;
}

/** A token of a text, judged. */
export interface JudgedFound {
  readonly parsed: ParsedToken;
  readonly token: InspectedToken<Finding>;
}

/**
 * The tokens in a text, each with its kind; the whole text where nothing is recognised (it is empty, huge, or nothing
 * known), so that something is said of it. `detachedPayload` goes to those whose payload is elsewhere.
 */
export function readTokens(text: string, detachedPayload?: string): readonly FoundToken[] {
  const { kind, tokens } = detectPasted(text);
  const isNothingKnown = kind === 'empty' || kind === 'too_large' || kind === 'unknown';
  const found = isNothingKnown ? [{ text, start: 0, end: text.length }] : tokens;
  return found.map((one) => readFound(one, detachedPayload));
}

/** One text as one token, whatever it is. */
export function readWhole(text: string): FoundToken {
  return readFound({ text, start: 0, end: text.length }, undefined);
}

function readFound(found: DetectedToken, detachedPayload: string | undefined): FoundToken {
  const parsed = parseToken(found.text);
  const kind = judgeKind(parsed, kindOfRole(found.role));
  const isGiven = detachedPayload !== undefined && detachedPayload !== '';
  return { found, kind, parsed: isGiven ? withDetachedPayload(parsed, detachedPayload) : parsed };
}

/** Judges the tokens of a text, one after the other, each with what `judgingOf` says; layers know their place in the text. */
export async function judgeTokens(
  text: string,
  tokens: readonly FoundToken[],
  judgingOf: (parsed: ParsedToken) => Promise<Judging>,
): Promise<readonly JudgedFound[]> {
  const besideOf = besideProof(text, tokens);
  const beside = besideIdToken(text, tokens);
  const answer = await answerIn(text, tokens);
  const judged: JudgedFound[] = [];
  for (const token of tokens) {
    const { found, parsed, kind } = token;
    const { start, end, role } = found;
    const judging = await judgingOf(parsed);
    const expected = {
      ...judging.expected,
      ...answer?.expectedOf(token),
      ...besideOf(token),
      ...(kind === 'id_token' ? beside : {}),
    };
    const judgement = await judgeToken(
      { ...judging, expected, said: saidOf(judging.said, kind, tokens.length) },
      { parsed, kind, place: placeIn(text, found) },
    );
    const made = judging.isBuiltHere ? { isBuiltHere: true } : {};
    const at = { start, end, ...(role === undefined ? {} : { role }), kind };
    const said = answer?.findingsOf(token, { clock: judging.clock, expected }) ?? [];
    judged.push({
      parsed,
      token: { ...at, ...withSaid(judgement, said), ...made, ...lifeInside(judgement) },
    });
  }
  return judged;
}

/** The answer of a server that the text is, where it is one. Its rules are loaded for it. */
async function answerIn(text: string, tokens: readonly FoundToken[]): Promise<AnswerBeside | undefined> {
  const roles = new Set(tokens.map(({ found }) => found.role));
  if (roles.has('introspection_response')) return (await import('./beside-answer.ts')).besideIntrospection();
  const mayBe =
    tokens.length <= RESPONSE_TOKENS &&
    (roles.has('access_token') || roles.has('id_token') || roles.has('refresh_token'));
  if (!mayBe || detectPasted(text).kind !== 'token_response') return undefined;
  return (await import('./beside-answer.ts')).besideTokenResponse(text, tokens);
}

/** A token response brings at most one of each kind. */
const RESPONSE_TOKENS = 3;

/** What is said of the answer stands with the token itself, which is its first layer too. */
function withSaid(judgement: TokenJudgement, said: readonly Finding[]): TokenJudgement {
  return said.length === 0 ? judgement : { ...judgement, findings: [...judgement.findings, ...said] };
}

/** Beside other tokens, whom one of them is for says nothing of an ID token, which is for the client. */
function saidOf(said: Judging['said'], kind: TokenKind, count: number): Judging['said'] {
  if (!said || kind !== 'id_token' || count === 1) return said;
  const { audience: _audience, ...others } = said;
  return others;
}

/** An encrypted token says of its life only what stands inside. */
function lifeInside({ layers }: TokenJudgement): Pick<InspectedToken<Finding>, 'life'> {
  const opened = openedContent(layers);
  return opened?.kind === 'claims' ? { life: claimedLife(readJson(opened.payloadText).part.object) } : {};
}
