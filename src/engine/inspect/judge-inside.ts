import type { Finding } from '../../core/findings/finding.ts';
import { stringMember } from '../../core/json.ts';
import { judgeKind } from '../../core/jose/kind.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedJws, ParsedToken, TokenKind } from '../../core/jose/token.ts';
import type { Judging, TokenJudgement, TokenToJudge } from './judging.ts';
import { NOWHERE } from './place.ts';

/** Judges a token of any format. */
export type JudgeToken = (judging: Judging, token: TokenToJudge) => Promise<TokenJudgement>;

/** A signature in an encryption is two deep; each more costs a private key operation and says nothing new. */
export const MAX_DEPTH = 4;

/** Whether a JWS says that it signs a token (RFC 7519 §5.2). */
export function saysTokenInside({ header }: ParsedJws): boolean {
  return /(?:^|[/+-])jwt$/i.test(stringMember(header.json?.object, 'cty') ?? '');
}

/** Judges a token that stands inside of another, with the keys that are for it; `hint` is what the one outside was for. */
export async function judgeInside(
  judge: JudgeToken,
  judging: Judging,
  parsed: ParsedToken,
  hint: TokenKind,
): Promise<TokenJudgement> {
  const trust = judging.keysFor ? await judging.keysFor(parsed) : {};
  const depth = (judging.depth ?? 0) + 1;
  // What was fetched for the token outside is not this one's.
  const inside = { ...judging, ...trust, depth, ownKeys: undefined };
  return judge(inside, { parsed, kind: judgeKind(parsed, hint), place: NOWHERE });
}

/**
 * What is said of a token and of what is inside of it, each rule once: a failure wherever it is, else of the one outside.
 * Nothing inside has a place in the text but claims.
 */
export function withSaidInside(outside: readonly Finding[], inside: readonly Finding[]): readonly Finding[] {
  const said = new Set(outside.map(({ code }) => code));
  const failsInside = new Set(inside.flatMap(({ code, outcome }) => (outcome === 'fail' ? [code] : [])));
  return [
    ...outside.filter(({ code, outcome }) => outcome === 'fail' || !failsInside.has(code)),
    ...inside
      .filter(({ code, outcome }) => outcome === 'fail' || !said.has(code))
      .map(({ at, ...finding }) =>
        at?.kind === 'claim' && at.part === 'payload' ? { ...finding, at } : finding,
      ),
  ];
}

/** The layers of the token inside, under the one outside; the first has its text. */
export function layersInside({ layers }: TokenJudgement, id: string, text: string): readonly Layer[] {
  const moved = (name: string) => name.replace(/^0/, id);
  return layers.map((layer, index) =>
    index === 0
      ? { ...layer, text, id, parentId: '0' }
      : { ...layer, id: moved(layer.id), parentId: moved(layer.parentId ?? '0') },
  );
}

const TOKENS: ReadonlySet<ParsedToken['format']> = new Set(['jws', 'jws_json', 'sd_jwt', 'jwe', 'jwe_json']);

/** Whether a payload is itself a token, which whoever has it can use. */
export function isToken(payloadText: string): boolean {
  return TOKENS.has(parseToken(payloadText).format);
}
