import { type Chapter, indexMeanings, type Meaning } from './meaning.ts';

const CHAPTERS: readonly Chapter[] = [
  {
    source: 'RFC 6749',
    sections: {
      '2.3.1': [
        ['client_id', 'Client id', 'text', 'Which client asks, by the name the server gave it.'],
        ['client_secret', 'Client secret', 'text', 'What the client proves itself with.'],
      ],
      '3.1.1': [
        [
          'response_type',
          'Response type',
          'scope',
          'What the client wants back from the browser: code, token, id_token.',
        ],
      ],
      '3.1.2': [
        [
          'redirect_uri',
          'Redirect URI',
          'link',
          'Where the browser is to bring the answer; it must be registered, and most servers compare it character by character.',
        ],
      ],
      '3.3': [
        [
          'scope',
          'Scope',
          'scope',
          'What is asked for or granted, as words with spaces between; left out of an answer it is as asked.',
        ],
      ],
      '4.1.1': [
        [
          'state',
          'State',
          'text',
          'Comes back as it was sent: an answer with another state is not to this request.',
        ],
      ],
      '4.1.2': [
        [
          'code',
          'Authorization code',
          'text',
          'Good once, and for a short time, to be exchanged for tokens.',
        ],
      ],
      '4.1.2.1': [
        ['error', 'Error', 'text', 'What went wrong, as a code.'],
        ['error_description', 'Error description', 'text', 'What went wrong, for the developer.'],
        ['error_uri', 'Error page', 'link', 'A page about what went wrong.'],
      ],
      '4.1.3': [
        [
          'grant_type',
          'Grant type',
          'text',
          'What the client has to show for a token: a code, a refresh token, itself.',
        ],
      ],
      '4.3.2': [
        ['username', 'User name', 'text', 'The person’s name, in a grant that should not be used any more.'],
        [
          'password',
          'Password',
          'text',
          'The person’s password, in a grant that should not be used any more.',
        ],
      ],
      '5.1': [
        ['access_token', 'Access token', 'text', 'What opens the API.'],
        ['token_type', 'Token type', 'text', 'How the access token must be presented: Bearer, DPoP.'],
        [
          'expires_in',
          'Expires in',
          'duration',
          'Seconds that the access token is good for, from when the answer was made.',
        ],
        ['refresh_token', 'Refresh token', 'text', 'What a new access token can be had for.'],
      ],
    },
  },
  {
    source: 'RFC 7636',
    sections: {
      '4.1': [
        [
          'code_verifier',
          'Code verifier',
          'text',
          'The secret behind the code challenge: proves that whoever has the code also began the flow.',
        ],
      ],
      '4.3': [
        ['code_challenge', 'Code challenge', 'text', 'A hash of the code verifier.'],
        [
          'code_challenge_method',
          'Challenge method',
          'text',
          'S256, or plain, which protects against little.',
        ],
      ],
    },
  },
  {
    source: 'OpenID Connect Core 1.0',
    sections: {
      '3.1.2.1': [
        ['nonce', 'Nonce', 'text', 'Comes back inside of the ID token and ties it to this request.'],
        [
          'response_mode',
          'Response mode',
          'text',
          'How the browser brings the answer: query, fragment, form_post, jwt.',
        ],
        ['display', 'Display', 'text', 'How the sign-in page is shown: page, popup, touch, wap.'],
        [
          'prompt',
          'Prompt',
          'scope',
          'none: no page at all; login: sign in again; consent: ask again; select_account: choose.',
        ],
        ['max_age', 'Maximum age', 'duration', 'How many seconds ago the person may have signed in at most.'],
        ['ui_locales', 'Languages', 'scope', 'In which languages the person wants the pages.'],
        ['id_token_hint', 'ID token hint', 'text', 'An earlier ID token, which says who is expected.'],
        ['login_hint', 'Login hint', 'text', 'Who is likely to sign in, to fill in the form.'],
        ['acr_values', 'Authentication classes', 'scope', 'How strong the sign-in should be, best first.'],
      ],
      '3.1.3.3': [
        ['id_token', 'ID token', 'text', 'Who signed in, signed by the issuer; meant for the client alone.'],
      ],
      '5.2': [['claims_locales', 'Claim languages', 'scope', 'In which languages claims are wanted.']],
      '5.5': [['claims', 'Claims', 'object', 'Single claims that are asked for.']],
      '6.1': [['request', 'Request object', 'text', 'The whole request as a signed JWT.']],
      '6.2': [
        ['request_uri', 'Request address', 'link', 'Where the request was left, or will be fetched from.'],
      ],
      '7.2.1': [
        ['registration', 'Registration', 'object', 'What a client that is not registered says of itself.'],
      ],
    },
  },
  {
    source: 'OpenID Connect Session Management 1.0',
    sections: {
      '2': [
        [
          'session_state',
          'Session state',
          'text',
          'Lets the client notice that the session at the issuer has changed.',
        ],
      ],
    },
  },
  {
    source: 'OpenID Connect RP-Initiated Logout 1.0',
    sections: {
      '2': [
        ['logout_hint', 'Logout hint', 'text', 'Who logs out.'],
        [
          'post_logout_redirect_uri',
          'After logout',
          'link',
          'Where the browser goes afterwards; it must be registered.',
        ],
      ],
    },
  },
  {
    source: 'RFC 7521',
    sections: {
      '4.1': [['assertion', 'Assertion', 'text', 'A signed statement that stands for a grant.']],
      '4.2': [
        [
          'client_assertion',
          'Client assertion',
          'text',
          'A signed statement with which the client proves itself.',
        ],
        ['client_assertion_type', 'Assertion type', 'link', 'What kind of statement it is.'],
      ],
    },
  },
  {
    source: 'RFC 7009',
    sections: {
      '2.1': [
        ['token', 'Token', 'text', 'The token that the request is about.'],
        [
          'token_type_hint',
          'Token type hint',
          'text',
          'Where the server may look first: access_token or refresh_token.',
        ],
      ],
    },
  },
  {
    source: 'RFC 7662',
    sections: {
      '2.2': [['active', 'Active', 'boolean', 'Whether the token is good right now, in the server’s eyes.']],
    },
  },
  {
    source: 'RFC 8628',
    sections: {
      '3.2': [
        ['device_code', 'Device code', 'text', 'What the device polls with.'],
        ['user_code', 'User code', 'text', 'What the person types in.'],
        ['verification_uri', 'Verification address', 'link', 'Where the person goes.'],
        [
          'verification_uri_complete',
          'Verification address',
          'link',
          'Where the person goes, with the user code in it.',
        ],
        ['interval', 'Interval', 'duration', 'Seconds to wait between two polls; five where it is left out.'],
      ],
    },
  },
  {
    source: 'RFC 8693',
    sections: {
      '2.1': [
        ['audience', 'Audience', 'text_or_list', 'For whom the token is wanted, by name.'],
        ['requested_token_type', 'Wanted token type', 'link', 'What kind of token is wanted.'],
        ['subject_token', 'Subject token', 'text', 'Stands for whom the new token is about.'],
        ['subject_token_type', 'Subject token type', 'link', 'What kind of token that is.'],
        ['actor_token', 'Actor token', 'text', 'Stands for whoever acts on the subject’s behalf.'],
        ['actor_token_type', 'Actor token type', 'link', 'What kind of token that is.'],
      ],
      '2.2.1': [['issued_token_type', 'Issued token type', 'link', 'What kind of token was issued.']],
    },
  },
  {
    source: 'RFC 8707',
    sections: {
      '2': [['resource', 'Resource', 'text_or_list', 'For which API the token is wanted, by its address.']],
    },
  },
  {
    source: 'RFC 9207',
    sections: {
      '2': [
        [
          'iss',
          'Issuer',
          'text',
          'Who answers: an answer from another issuer than asked is a mix-up attack.',
        ],
      ],
    },
  },
  {
    source: 'RFC 9396',
    sections: {
      '2': [
        [
          'authorization_details',
          'Authorization details',
          'objects',
          'What is asked for, in detail: actions, places, amounts.',
        ],
      ],
    },
  },
  {
    source: 'RFC 9449',
    sections: {
      '10': [['dpop_jkt', 'DPoP key', 'text', 'Thumbprint of the key that the code is bound to.']],
    },
  },
  {
    source: 'JARM',
    sections: { '2.3': [['response', 'Response', 'text', 'The whole answer as a signed JWT.']] },
  },
  {
    source: 'OpenID Connect CIBA Core 1.0',
    sections: {
      '7.1': [
        ['login_hint_token', 'Login hint token', 'text', 'Who is to be asked, in a signed token.'],
        [
          'binding_message',
          'Binding message',
          'text',
          'Shown on both devices, so that the person sees that they belong together.',
        ],
        [
          'client_notification_token',
          'Notification token',
          'text',
          'What the server proves itself with when it calls back.',
        ],
        ['requested_expiry', 'Wanted expiry', 'duration', 'Seconds that the request should stay open.'],
      ],
      '7.3': [['auth_req_id', 'Request id', 'text', 'What the client polls with.']],
    },
  },
];

const PARAMETERS = indexMeanings(CHAPTERS);

/** What a parameter of an OAuth or OpenID request or response means; undefined where no specification names it. */
export function explainParameter(name: string): Meaning | undefined {
  return PARAMETERS.get(name);
}

/** Every parameter that is explained, in the order of the glossary. */
export const PARAMETER_NAMES: readonly string[] = [...PARAMETERS.keys()];
