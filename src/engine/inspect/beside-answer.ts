/** A pasted answer of a server: its own rules, and what it says of the tokens in it. */
import { checkPastedIntrospection, checkPastedTokenResponse } from '../../core/checks/pasted-answers.ts';
import type { CheckClock, ExpectedToken } from '../../core/checks/inputs.ts';
import { pastedAnswer } from '../../core/exchange/pasted-answer.ts';
import { claimAt, type Finding } from '../../core/findings/finding.ts';
import { claimsOf } from '../../core/jose/content.ts';
import { readTokenResponse } from '../../core/oauth/token/token-response.ts';
import type { FoundToken } from './judge-text.ts';

/** What a pasted answer adds to the judgement of one of its tokens. */
export interface AnswerBeside {
  /** The type and the scope that the answer announced an access token with (RFC 6749 §5.1). */
  readonly expectedOf: (token: FoundToken) => Pick<ExpectedToken, 'tokenType' | 'scopeGranted'>;
  /** What the rules say of the answer itself: with the access token it brought, else with the first of its tokens. */
  readonly findingsOf: (
    token: FoundToken,
    judging: { readonly clock: CheckClock; readonly expected: ExpectedToken },
  ) => readonly Finding[];
}

/** What a token response says beside its tokens. */
export function besideTokenResponse(text: string, tokens: readonly FoundToken[]): AnswerBeside {
  const response = readTokenResponse(pastedAnswer(text, 'token'));
  const access = tokens.find(({ found }) => found.role === 'access_token');
  const bearer = access ?? tokens[0];
  return {
    expectedOf: (token) =>
      token === access && response
        ? {
            ...(response.tokenType === undefined ? {} : { tokenType: response.tokenType }),
            ...(response.scope ? { scopeGranted: response.scope } : {}),
          }
        : {},
    findingsOf: (token, { clock, expected }) =>
      token === bearer
        ? checkPastedTokenResponse({ text, clock, expected, claims: access && claimsOf(access.parsed) })
        : [],
  };
}

/** An introspection response stands where a token would: the rules are its own. */
export function besideIntrospection(): AnswerBeside {
  return {
    expectedOf: () => ({}),
    findingsOf: ({ found }, { clock, expected }) =>
      checkPastedIntrospection({ text: found.text, clock, expected }).map(atItsMember),
  };
}

/** Its members are shown as claims are, and so are what is wrong with them. */
function atItsMember({ at, ...finding }: Finding): Finding {
  if (at?.kind === 'parameter') return { ...finding, at: claimAt('payload', at.name) };
  return at ? { ...finding, at } : finding;
}
