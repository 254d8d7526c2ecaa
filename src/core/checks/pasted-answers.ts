/** Answers of a server that a person pasted: RFC 6749 §5.1, RFC 7662 §2.2. How they came and what was asked is not known. */
import { pastedAnswer } from '../exchange/pasted-answer.ts';
import type { FindingCode } from '../findings/catalogue.ts';
import { type Finding, unchecked } from '../findings/finding.ts';
import type { JsonObject } from '../json.ts';
import { readIntrospectionResponse } from '../oauth/introspect/introspection-response.ts';
import { readTokenResponse } from '../oauth/token/token-response.ts';
import { introspectionRules, tokenResponseRules } from './exchanges.ts';
import type { CheckClock, ExpectedToken } from './inputs.ts';
import { type Rule, runRules } from './rule.ts';

const PASTED = 'It was pasted: how it came is not known.';
const NOT_ASKED_HERE = 'It was pasted: what was asked for is not known.';

const UNSEEN: ReadonlyMap<FindingCode, string> = new Map<FindingCode, string>([
  ['token_response.transport.insecure', PASTED],
  ['token_response.status.error_with_success', PASTED],
  ['token_response.status.success_with_error', PASTED],
  ['token_response.content_type.wrong', PASTED],
  ['token_response.cache_control.missing', PASTED],
  ['token_response.challenge.missing', PASTED],
  ['token_response.error.missing', PASTED],
  ['token_response.expires_in.disagrees_with_exp', PASTED],
  ['token_response.scope.narrowed', NOT_ASKED_HERE],
  ['token_response.scope.widened', NOT_ASKED_HERE],
  ['token_response.scope.not_told', NOT_ASKED_HERE],
  ['token_response.refresh_token.not_rotated', NOT_ASKED_HERE],
  ['token_response.refresh_token.for_client_credentials', NOT_ASKED_HERE],
  ['token_response.refresh_token.rotated', NOT_ASKED_HERE],
  ['token_response.code.replayed', NOT_ASKED_HERE],
  ['token_response.id_token.missing', NOT_ASKED_HERE],
  ['token_response.id_token.without_openid', NOT_ASKED_HERE],
  ['introspection.transport.insecure', PASTED],
  ['introspection.status.not_ok', PASTED],
  ['introspection.content_type.wrong', PASTED],
]);

/** What a pasted answer is judged with. */
export interface PastedAnswer {
  readonly text: string;
  readonly clock: CheckClock;
  readonly expected: ExpectedToken;
  /** Of the token that it brought or speaks of, where that is a JWT. */
  readonly claims?: JsonObject | undefined;
}

/** Judges a pasted token response by how it is written (RFC 6749 §5.1). One finding per rule. */
export function checkPastedTokenResponse({
  text,
  clock,
  expected,
  claims,
}: PastedAnswer): readonly Finding[] {
  const exchange = pastedAnswer(text, 'token');
  const response = readTokenResponse(exchange);
  if (!response) return [];
  const input = {
    exchange,
    response,
    grantType: '',
    isPublicClient: expected.isPublicClient ?? false,
    ...(claims ? { accessTokenClaims: claims } : {}),
    clock,
  };
  return runSeen(tokenResponseRules, input);
}

/** Judges a pasted introspection response (RFC 7662 §2.2), alone and against the token where it is known. One finding per rule. */
export function checkPastedIntrospection({
  text,
  clock,
  expected,
  claims,
}: PastedAnswer): readonly Finding[] {
  const exchange = pastedAnswer(text, 'introspection');
  const response = readIntrospectionResponse(exchange);
  if (!response) return [];
  const input = { exchange, response, ...(claims ? { tokenClaims: claims } : {}), expected, clock };
  return runSeen(introspectionRules, input);
}

function runSeen<Input>(rules: readonly Rule<Input>[], input: Input): readonly Finding[] {
  const seen = rules.map((one): Rule<Input> => {
    const why = UNSEEN.get(one.code);
    return why === undefined ? one : { ...one, check: () => unchecked(why) };
  });
  return runRules(seen, input);
}
