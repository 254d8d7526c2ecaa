import { explainClaim } from '../glossary/claims.ts';
import { explainHeaderParameter } from '../glossary/header-parameters.ts';
import type { ClaimedLife } from '../jose/claimed-life.ts';
import type { JsonPart, ParsedToken } from '../jose/token.ts';
import { type ObjectPart, compareMembers } from './compare-members.ts';
import type { Change, LifeComparison, MemberComparison, TokenComparison } from './comparison.ts';

/** One of two tokens that are compared. */
export interface ComparedSide {
  readonly parsed: ParsedToken;
  readonly life: ClaimedLife;
  /** What it may do, as the token or who gave it says; absent where neither does. */
  readonly scope?: readonly string[];
}

/** Compares two tokens in meaning: what is only written otherwise is `equal`, and says why. Never throws. */
export function compareTokens(left: ComparedSide, right: ComparedSide): TokenComparison {
  const header = compareParts(headerOf(left.parsed), headerOf(right.parsed), explainHeaderParameter) ?? [];
  const claims = compareParts(claimsOf(left.parsed), claimsOf(right.parsed), explainClaim);
  return {
    sameness: samenessOf(left.parsed, right.parsed, header, claims),
    header,
    ...(claims ? { claims } : {}),
    scopes: compareScopes(left.scope, right.scope),
    life: compareLives(left.life, right.life),
  };
}

function headerOf(parsed: ParsedToken): JsonPart | undefined {
  return parsed.format === 'jws' || parsed.format === 'jwe' ? parsed.header.json : undefined;
}

function claimsOf(parsed: ParsedToken): JsonPart | undefined {
  return parsed.format === 'jws' ? parsed.payload.json : undefined;
}

function isObject(part: JsonPart | undefined): part is ObjectPart {
  return part?.object !== undefined;
}

function compareParts(
  left: JsonPart | undefined,
  right: JsonPart | undefined,
  explain: Parameters<typeof compareMembers>[2],
): readonly MemberComparison[] | undefined {
  return isObject(left) && isObject(right) ? compareMembers(left, right, explain) : undefined;
}

function samenessOf(
  left: ParsedToken,
  right: ParsedToken,
  header: readonly MemberComparison[],
  claims: readonly MemberComparison[] | undefined,
): TokenComparison['sameness'] {
  if (left.text === right.text) return 'text';
  const isEqual = ({ change }: MemberComparison) => change === 'same' || change === 'equal';
  return claims && header.every(isEqual) && claims.every(isEqual) ? 'meaning' : 'different';
}

function compareScopes(
  left: readonly string[] | undefined,
  right: readonly string[] | undefined,
): TokenComparison['scopes'] {
  const inLeft = new Set(left);
  const inRight = new Set(right);
  return [...new Set([...inLeft, ...inRight])].map((text) => ({
    text,
    left: inLeft.has(text),
    right: inRight.has(text),
  }));
}

function compareLives(left: ClaimedLife, right: ClaimedLife): readonly LifeComparison[] {
  const rows = [
    ['issued', left.issuedAtSeconds, right.issuedAtSeconds],
    ['not_before', left.notBeforeSeconds, right.notBeforeSeconds],
    ['expires', left.expiresAtSeconds, right.expiresAtSeconds],
    ['lifetime', lifetimeOf(left), lifetimeOf(right)],
  ] as const;
  return rows.flatMap(([moment, a, b]) => {
    const change = changeOf(a, b);
    if (change === undefined) return [];
    return [
      {
        moment,
        ...(a === undefined ? {} : { left: a }),
        ...(b === undefined ? {} : { right: b }),
        change,
      },
    ];
  });
}

function lifetimeOf({
  issuedAtSeconds,
  notBeforeSeconds,
  expiresAtSeconds,
}: ClaimedLife): number | undefined {
  const start = issuedAtSeconds ?? notBeforeSeconds;
  return start === undefined || expiresAtSeconds === undefined ? undefined : expiresAtSeconds - start;
}

function changeOf(left: number | undefined, right: number | undefined): Change | undefined {
  if (left === undefined) return right === undefined ? undefined : 'only_right';
  if (right === undefined) return 'only_left';
  return left === right ? 'same' : 'changed';
}
