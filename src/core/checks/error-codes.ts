/** Error codes that a specification lists, by where they may come. From the IANA registries of OAuth and what refers to them. */

const ANYWHERE =
  'invalid_request unauthorized_client access_denied invalid_scope invalid_target invalid_authorization_details';

/** RFC 6749 §5.2, RFC 8628 §3.5, RFC 8707 §2, RFC 9396 §5, RFC 9449 §5 and §8, OIDC CIBA §11 and §13. */
const TOKEN_ENDPOINT = `${ANYWHERE} invalid_client invalid_grant unsupported_grant_type authorization_pending slow_down
  expired_token invalid_dpop_proof use_dpop_nonce transaction_failed unsupported_token_type server_error
  temporarily_unavailable`;

/** RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6, OIDC Prompt Create, RFC 9101 §7, unmet_authentication_requirements. */
const AUTHORIZATION_ENDPOINT = `${ANYWHERE} unsupported_response_type server_error temporarily_unavailable
  interaction_required login_required account_selection_required consent_required invalid_request_uri
  invalid_request_object request_not_supported request_uri_not_supported registration_not_supported
  unmet_authentication_requirements`;

export const TOKEN_ERROR_CODES: ReadonlySet<string> = new Set(TOKEN_ENDPOINT.split(/\s+/));
export const AUTHORIZATION_ERROR_CODES: ReadonlySet<string> = new Set(AUTHORIZATION_ENDPOINT.split(/\s+/));
