/** Where an error came from; the same code means other things in other places. */
export type ErrorPlace =
  | 'authorization'
  | 'token'
  | 'device'
  | 'resource'
  | 'revocation'
  | 'registration'
  | 'backchannel';

/** What an error code means, and what is most often behind it. */
export interface ErrorMeaning {
  readonly code: string;
  readonly place: ErrorPlace;
  /** One sentence. */
  readonly meaning: string;
  /** What to look at first, one sentence. */
  readonly cause: string;
  readonly section: string;
}

type Row = readonly [code: string, meaning: string, cause: string];

const TABLE: readonly {
  readonly place: ErrorPlace;
  readonly section: string;
  readonly rows: readonly Row[];
}[] = [
  {
    place: 'authorization',
    section: 'RFC 6749 §4.1.2.1',
    rows: [
      [
        'invalid_request',
        'The request lacks a parameter, has one twice or has one that cannot be read.',
        'Compare the parameters with what this client must send; a missing PKCE challenge is the usual one.',
      ],
      [
        'unauthorized_client',
        'This client may not ask for this response type.',
        'The client’s registration does not allow the flow.',
      ],
      [
        'access_denied',
        'The person or the server said no.',
        'Cancel was pressed, consent was refused, or a rule at the server keeps this account out.',
      ],
      [
        'unsupported_response_type',
        'The server does not do this response type.',
        'Compare with response_types_supported in the metadata.',
      ],
      [
        'invalid_scope',
        'A scope is unknown, misspelt or not allowed.',
        'Compare the scopes with what the client is registered for.',
      ],
      [
        'server_error',
        'Something went wrong at the server.',
        'Only the server’s log knows; the time of the exchange helps to find it.',
      ],
      ['temporarily_unavailable', 'The server is overloaded or down for a while.', 'Try again later.'],
    ],
  },
  {
    place: 'authorization',
    section: 'OpenID Connect Core 1.0 §3.1.2.6',
    rows: [
      [
        'interaction_required',
        'The person would have to do something, and prompt=none forbids asking.',
        'Ask again without prompt=none.',
      ],
      [
        'login_required',
        'Nobody is signed in, and prompt=none forbids asking.',
        'There is no session in this browser, or it is older than max_age.',
      ],
      [
        'account_selection_required',
        'Several accounts are signed in, and prompt=none forbids asking which.',
        'Send a login_hint, or ask without prompt=none.',
      ],
      [
        'consent_required',
        'The person has not consented yet, and prompt=none forbids asking.',
        'Ask once without prompt=none.',
      ],
      [
        'invalid_request_uri',
        'What request_uri points at could not be fetched or read.',
        'It has expired, was used already, or the server cannot reach it.',
      ],
      [
        'invalid_request_object',
        'The request object could not be read or verified.',
        'Its signature, its audience or its times.',
      ],
      [
        'request_not_supported',
        'The server does not take request objects.',
        'See request_parameter_supported in the metadata.',
      ],
      [
        'request_uri_not_supported',
        'The server does not take request_uri.',
        'See request_uri_parameter_supported in the metadata.',
      ],
      [
        'registration_not_supported',
        'The server does not take the registration parameter.',
        'Register the client.',
      ],
    ],
  },
  {
    place: 'authorization',
    section: 'OpenID Connect Core Error Code unmet_authentication_requirements',
    rows: [
      [
        'unmet_authentication_requirements',
        'The sign-in could not be made as strong as was asked for.',
        'The account has no means for the acr that was demanded.',
      ],
    ],
  },
  {
    place: 'token',
    section: 'RFC 6749 §5.2',
    rows: [
      [
        'invalid_request',
        'The request lacks a parameter, has one twice, or uses more than one way to authenticate the client.',
        'Look at the body as it was sent: form encoding, repeated parameters, credentials in both header and body.',
      ],
      [
        'invalid_client',
        'The client is unknown or could not prove itself.',
        'Wrong secret, wrong authentication method for this client, or credentials that were not form-encoded before Basic.',
      ],
      [
        'invalid_grant',
        'The code or refresh token is unknown, expired, used, revoked, or was issued to another client or redirect URI.',
        'A code is good once and for seconds; redirect_uri must be the same again; a rotated refresh token is dead.',
      ],
      [
        'unauthorized_client',
        'This client may not use this grant.',
        'The client’s registration does not allow the grant type.',
      ],
      [
        'unsupported_grant_type',
        'The server does not do this grant.',
        'Compare with grant_types_supported in the metadata.',
      ],
      [
        'invalid_scope',
        'A scope is unknown, misspelt, not allowed, or more than was granted at first.',
        'On a refresh the scope can only shrink.',
      ],
    ],
  },
  {
    place: 'token',
    section: 'RFC 8707 §2',
    rows: [
      [
        'invalid_target',
        'The resource is unknown, misspelt or not allowed.',
        'It must be an absolute address without a fragment, as the server knows it.',
      ],
    ],
  },
  {
    place: 'token',
    section: 'RFC 9396 §5',
    rows: [
      [
        'invalid_authorization_details',
        'The authorization details are of an unknown type or have a wrong field.',
        'Compare with authorization_details_types_supported in the metadata.',
      ],
    ],
  },
  {
    place: 'token',
    section: 'RFC 9449 §5',
    rows: [
      [
        'invalid_dpop_proof',
        'The DPoP proof is not good.',
        'Its htm and htu must be those of this request, its iat fresh, its jti new.',
      ],
    ],
  },
  {
    place: 'token',
    section: 'RFC 9449 §8',
    rows: [
      [
        'use_dpop_nonce',
        'The proof must carry the nonce that came with this answer.',
        'Send the request again with the value of DPoP-Nonce; nothing is wrong.',
      ],
    ],
  },
  {
    place: 'device',
    section: 'RFC 8628 §3.5',
    rows: [
      ['authorization_pending', 'The person has not answered yet.', 'Go on polling; nothing is wrong.'],
      ['slow_down', 'The polls come too fast.', 'Wait five seconds more between polls from now on.'],
      ['access_denied', 'The person said no.', 'Begin again if that was a mistake.'],
      ['expired_token', 'The device code has expired.', 'Begin again; nobody answered in time.'],
    ],
  },
  {
    place: 'resource',
    section: 'RFC 6750 §3.1',
    rows: [
      [
        'invalid_request',
        'The token was presented wrongly, or in more than one way.',
        'Header, form and query must not both carry a token.',
      ],
      [
        'invalid_token',
        'The token is expired, revoked, broken, or not for this API.',
        'Look at exp, aud and iss, and introspect it.',
      ],
      [
        'insufficient_scope',
        'The token is good but does not permit this.',
        'The answer may name the scope that is needed.',
      ],
    ],
  },
  {
    place: 'resource',
    section: 'RFC 9470 §3',
    rows: [
      [
        'insufficient_user_authentication',
        'The person must sign in more strongly, or again.',
        'Ask for a token with the acr_values or max_age that the answer names.',
      ],
    ],
  },
  {
    place: 'resource',
    section: 'RFC 9449 §7.1',
    rows: [
      [
        'invalid_dpop_proof',
        'The DPoP proof is not good.',
        'Its htm, htu and ath must be those of this request and token.',
      ],
    ],
  },
  {
    place: 'resource',
    section: 'RFC 9449 §9',
    rows: [
      [
        'use_dpop_nonce',
        'The proof must carry the nonce that came with this answer.',
        'Send the request again with the value of DPoP-Nonce; nothing is wrong.',
      ],
    ],
  },
  {
    place: 'revocation',
    section: 'RFC 7009 §2.2.1',
    rows: [
      [
        'unsupported_token_type',
        'The server cannot revoke tokens of this kind.',
        'Self-contained access tokens live until they expire; revoke the refresh token.',
      ],
    ],
  },
  {
    place: 'registration',
    section: 'RFC 7591 §3.2.2',
    rows: [
      [
        'invalid_redirect_uri',
        'A redirect URI is not acceptable.',
        'Plain http, a wildcard, a fragment, or a scheme that the server does not take.',
      ],
      [
        'invalid_client_metadata',
        'A field of the registration is not acceptable.',
        'The description says which; combinations of grants and response types are the usual ones.',
      ],
      [
        'invalid_software_statement',
        'The software statement could not be verified.',
        'Its signature or its issuer.',
      ],
      [
        'unapproved_software_statement',
        'The software statement is good but not approved here.',
        'Its issuer is not trusted by this server.',
      ],
    ],
  },
  {
    place: 'backchannel',
    section: 'OpenID Connect CIBA Core 1.0 §13',
    rows: [
      ['expired_login_hint_token', 'The login hint token has expired.', 'Make a new one.'],
      [
        'unknown_user_id',
        'The server knows nobody by this hint.',
        'Compare the hint with what the server identifies people by.',
      ],
      ['missing_user_code', 'A user code is needed and was not sent.', 'Send user_code.'],
      ['invalid_user_code', 'The user code is wrong.', 'Ask the person again.'],
      [
        'invalid_binding_message',
        'The binding message is too long or has characters that cannot be shown.',
        'Make it short and plain.',
      ],
    ],
  },
  {
    place: 'backchannel',
    section: 'OpenID Connect CIBA Core 1.0 §12',
    rows: [
      [
        'transaction_failed',
        'The server ran into something unexpected and could not finish; nobody refused, and nothing expired.',
        'Begin again.',
      ],
    ],
  },
];

/** Every error code that is explained, once for each place where it means something of its own. */
export const ERROR_MEANINGS: readonly ErrorMeaning[] = TABLE.flatMap(({ place, section, rows }) =>
  rows.map(([code, meaning, cause]) => ({ code, place, meaning, cause, section })),
);

/**
 * What an error code means at a place; where the place has no meaning of its own, or is not given, the first that any
 * place has, since servers use codes across specifications. Undefined where no specification names it.
 */
export function explainError(code: string, place?: ErrorPlace): ErrorMeaning | undefined {
  const meanings = ERROR_MEANINGS.filter((row) => row.code === code);
  return meanings.find((row) => row.place === place) ?? meanings[0];
}
