/** RFC 6749 §5.1 and §3.2: one JSON object with each parameter once, and an access token in it. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import type { TokenResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { kindOf, shownList } from '../seen.ts';
import { isSuccess } from './answer.ts';

export const bodyNotJsonRule = rule(
  'token_response.body.not_json',
  ({ response: { body } }: TokenResponseInput) =>
    body.looksLike === 'json_object'
      ? pass()
      : fail({ looksLike: body.looksLike, status: body.status }, { kind: 'whole' }),
);

export const bodyDuplicateMemberRule = rule(
  'token_response.body.duplicate_member',
  ({ response: { body } }: TokenResponseInput) => {
    if (!body.json?.object) return notApplicable('The response is not a JSON object.');
    const names = body.json.duplicates.map(({ pointer }) => pointer.slice(1));
    const [first] = names;
    return first === undefined
      ? pass()
      : fail({ names: shownList(names) }, { kind: 'parameter', name: first });
  },
);

export const accessTokenMissingRule = rule(
  'token_response.access_token.missing',
  (input: TokenResponseInput) => {
    const { object, accessToken } = input.response;
    if (!isSuccess(input) || !object) return notApplicable('The server does not say that it issued a token.');
    const at = { kind: 'parameter', name: 'access_token' } as const;
    return accessToken === undefined ? fail({ found: kindOf(member(object, 'access_token')) }, at) : pass(at);
  },
);
