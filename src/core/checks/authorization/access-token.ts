/**
 * RFC 9700 §2.1.2: no access tokens through the browser. RFC 6749 §4.2.2: in the fragment, never in the query, which
 * ends in logs and histories.
 */
import { fail, pass } from '../../findings/finding.ts';
import type { AuthorizationResponseInput } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = { kind: 'parameter', name: 'access_token' } as const;

export const frontChannelAccessTokenRule = rule(
  'authorization_response.access_token.front_channel',
  ({ response: { accessToken, receivedBy } }: AuthorizationResponseInput) =>
    accessToken === undefined ? pass() : fail({ receivedBy }, AT),
);

export const accessTokenInQueryRule = rule(
  'authorization_response.access_token.in_query',
  ({ response: { accessToken, receivedBy } }: AuthorizationResponseInput) =>
    accessToken !== undefined && receivedBy === 'query' ? fail({}, AT) : pass(),
);
