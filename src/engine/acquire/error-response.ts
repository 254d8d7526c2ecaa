import { type Fault, fault } from '../../core/faults.ts';
import type { OAuthError } from '../../core/oauth/oauth-error.ts';
import { quoteServer } from '../quote.ts';

/** Which parameter an error code most likely concerns. */
const CONCERNS: Readonly<Record<string, string>> = {
  invalid_client: 'client_id',
  unauthorized_client: 'grant_type',
  invalid_scope: 'scope',
  invalid_target: 'resource',
  unsupported_grant_type: 'grant_type',
  unsupported_response_type: 'response_type',
  unsupported_token_type: 'token',
  login_required: 'prompt',
  consent_required: 'prompt',
  interaction_required: 'prompt',
  account_selection_required: 'prompt',
};

/** What to do about an error code, in plain words. */
const REMEDIES = {
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
  unsupported_token_type:
    'The server does not revoke tokens of this kind: it lives on until it expires. Revoke the refresh token it came with.',
  server_error: 'The server failed by its own account. Try again, then tell its administrator.',
  temporarily_unavailable: 'Try again in a while.',
  login_required: 'Nobody is signed in, and the request said not to ask. Remove prompt=none.',
  consent_required: 'Consent is needed, and the request said not to ask. Remove prompt=none.',
  interaction_required: 'The person is needed, and the request said not to ask. Remove prompt=none.',
} as const satisfies Readonly<Record<string, string>>;

const MAX_QUOTED = 300;

/** Who answered an error, where that is written down, and what else is known of it. */
export interface ErrorSource {
  /** Subject of the sentence: `The token endpoint`. */
  readonly who: string;
  readonly section: string;
  /** What an error concerns where neither its code nor its description says so. */
  readonly parameter?: string;
  /** Secrets that were sent and may be echoed. */
  readonly secrets?: readonly string[];
}

/** An error that a server answered, as a fault: its own words quoted, the parameter it concerns, the section. */
export function errorResponseFault(source: ErrorSource, error: OAuthError): Fault {
  const quote = (text: string, maxLength: number): string => quoteServer(text, maxLength, source.secrets);
  const said = error.errorDescription === undefined ? '' : ` “${quote(error.errorDescription, MAX_QUOTED)}”`;
  const remedy = own(REMEDIES, error.error);
  const parameter = own(CONCERNS, error.error) ?? namedParameter(error.errorDescription) ?? source.parameter;
  return fault('flow.error_response', `${source.who} answered ${quote(error.error, 80)}.${said}`, {
    section: source.section,
    ...(remedy === undefined ? {} : { remedy }),
    ...(parameter === undefined ? {} : { parameter }),
  });
}

/** A bare 401 or 403, as a fault: the client was not recognised, or may not do this. */
export function refusedFault(source: ErrorSource, status: 401 | 403): Fault {
  const why = status === 401 ? 'invalid_client' : 'unauthorized_client';
  return fault('flow.error_response', `${source.who} answered ${status} and does not say why.`, {
    section: source.section,
    remedy: REMEDIES[why],
    parameter: 'client_id',
  });
}

/** The code is the server's: `constructor` is no row of a table. */
function own(table: Readonly<Record<string, string>>, code: string): string | undefined {
  return Object.hasOwn(table, code) ? table[code] : undefined;
}

const NAMED =
  /(?<![a-z_])(redirect_uri|code_verifier|code_challenge|client_id|scope|resource|nonce|state|prompt)(?![a-z_])/;

/** The parameter a description speaks of, where it names one by its wire name. */
function namedParameter(description: string | undefined): string | undefined {
  return NAMED.exec(description ?? '')?.[1];
}
