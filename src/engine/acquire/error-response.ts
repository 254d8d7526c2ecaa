import { redactText } from '../../core/exchange/redact.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { OAuthError } from '../../core/oauth/oauth-error.ts';

/** Which parameter an error code most likely concerns. */
const CONCERNS: Readonly<Record<string, string>> = {
  invalid_client: 'client_id',
  unauthorized_client: 'grant_type',
  invalid_scope: 'scope',
  invalid_target: 'resource',
  unsupported_grant_type: 'grant_type',
  unsupported_response_type: 'response_type',
  login_required: 'prompt',
  consent_required: 'prompt',
  interaction_required: 'prompt',
  account_selection_required: 'prompt',
};

/** What to do about an error code, in plain words. */
const REMEDIES: Readonly<Record<string, string>> = {
  access_denied:
    'Somebody (the person or a policy) said no. Run it again and agree, or ask the server’s administrator.',
  invalid_client:
    'Check the client id, the secret and the authentication method: the server did not recognise this client.',
  invalid_grant:
    'A code is single use and short-lived, and belongs to its redirect URI and verifier; a refresh token may be used up. Run it again from the authorization.',
  invalid_request: 'A parameter is missing, repeated or malformed. Read what the server says of it.',
  invalid_scope: 'Ask only for scopes that this client may have.',
  invalid_target: 'Ask only for resources that the server knows (RFC 8707 §2).',
  unauthorized_client: 'The server does not let this client use this grant.',
  unsupported_grant_type: 'The server does not offer this grant.',
  server_error: 'The server failed by its own account. Try again, then tell its administrator.',
  temporarily_unavailable: 'Try again in a while.',
  login_required: 'Nobody is signed in, and the request said not to ask. Remove prompt=none.',
  consent_required: 'Consent is needed, and the request said not to ask. Remove prompt=none.',
  interaction_required: 'The person is needed, and the request said not to ask. Remove prompt=none.',
};

const MAX_QUOTED = 300;

/** An error that a server answered, as a fault: its own words quoted, the parameter it concerns, the section. */
export function errorResponseFault(who: string, error: OAuthError, section: string): Fault {
  const code = plain(error.error).slice(0, 80);
  const description =
    error.errorDescription === undefined ? '' : ` “${plain(error.errorDescription).slice(0, MAX_QUOTED)}”`;
  const remedy = REMEDIES[error.error];
  const parameter = CONCERNS[error.error] ?? namedParameter(error.errorDescription);
  return fault('flow.error_response', `${who} answered ${code}.${description}`, {
    section,
    ...(remedy === undefined ? {} : { remedy }),
    ...(parameter === undefined ? {} : { parameter }),
  });
}

const NAMED = [
  'redirect_uri',
  'code_verifier',
  'code_challenge',
  'client_id',
  'scope',
  'resource',
  'nonce',
  'state',
  'prompt',
];

/** The parameter a description speaks of, where it names one by its wire name. */
function namedParameter(description: string | undefined): string | undefined {
  return NAMED.find((name) => description?.includes(name));
}

/** A server's text as one line without control characters (RFC 6749 Appendix A.8 allows printable ASCII only), tokens in it masked. */
function plain(text: string): string {
  return redactText(text).replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
