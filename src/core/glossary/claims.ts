import { type Chapter, indexMeanings, type Meaning } from './meaning.ts';
import { VENDOR_CLAIMS } from './vendor-claims.ts';

const CHAPTERS: readonly Chapter[] = [
  {
    source: 'RFC 7519',
    sections: {
      '4.1.1': [['iss', 'Issuer', 'text', 'Who made and signed this token.']],
      '4.1.2': [
        [
          'sub',
          'Subject',
          'text',
          'Whom the token is about; unique at this issuer, and in an ID token never given to anybody else.',
        ],
      ],
      '4.1.3': [
        [
          'aud',
          'Audience',
          'text_or_list',
          'Whom the token is meant for: anyone not named here must refuse it.',
        ],
      ],
      '4.1.4': [['exp', 'Expires', 'time', 'From this time on the token must be refused.']],
      '4.1.5': [['nbf', 'Not before', 'time', 'Until this time the token must be refused.']],
      '4.1.6': [['iat', 'Issued', 'time', 'When the token was made.']],
      '4.1.7': [['jti', 'Token id', 'text', 'The token’s own id, so that its reuse can be noticed.']],
    },
  },
  {
    source: 'OpenID Connect Core 1.0',
    sections: {
      '2': [
        [
          'auth_time',
          'Signed in',
          'time',
          'When the person last proved who they are, which may be long before the token was made.',
        ],
        [
          'nonce',
          'Nonce',
          'text',
          'Repeats the value the client sent, and so ties the token to that request.',
        ],
        [
          'acr',
          'Authentication class',
          'text',
          'How strong the sign-in was, as a name that issuer and client agreed on.',
        ],
        [
          'amr',
          'Authentication methods',
          'list',
          'How the person signed in: pwd, otp, hwk, mfa and others (RFC 8176).',
        ],
        [
          'azp',
          'Authorized party',
          'text',
          'The client that the token was issued to, where that is not the audience alone.',
        ],
      ],
      '3.1.3.6': [
        [
          'at_hash',
          'Access token hash',
          'text',
          'Half a hash of the access token issued with this one: the two belong together.',
        ],
      ],
      '3.3.2.11': [
        [
          'c_hash',
          'Code hash',
          'text',
          'Half a hash of the authorization code issued with this token: the two belong together.',
        ],
      ],
      '5.1': [
        ['name', 'Full name', 'text', 'The person’s whole name as they like it shown.'],
        ['given_name', 'Given name', 'text', 'First name or names.'],
        ['family_name', 'Family name', 'text', 'Last name or names.'],
        ['middle_name', 'Middle name', 'text', 'Middle name or names.'],
        ['nickname', 'Nickname', 'text', 'What the person is called casually.'],
        [
          'preferred_username',
          'Preferred user name',
          'text',
          'The short name the person likes to be known by; neither unique nor lasting.',
        ],
        ['profile', 'Profile page', 'link', 'A web page about the person.'],
        ['picture', 'Picture', 'link', 'A picture of the person.'],
        ['website', 'Website', 'link', 'The person’s or their organization’s web page.'],
        ['email', 'Email', 'text', 'The person’s preferred email address; not fit to identify them.'],
        [
          'email_verified',
          'Email verified',
          'boolean',
          'Whether the issuer made sure that the address is the person’s.',
        ],
        ['gender', 'Gender', 'text', 'The person’s gender.'],
        [
          'birthdate',
          'Birth date',
          'text',
          'YYYY-MM-DD, or a year alone; the year 0000 means that it is withheld.',
        ],
        ['zoneinfo', 'Time zone', 'text', 'A name from the time zone database, such as Europe/Paris.'],
        ['locale', 'Locale', 'text', 'The person’s language and region, such as de-AT.'],
        [
          'phone_number',
          'Phone number',
          'text',
          'The person’s preferred number, best in the form +1 555 123 4567.',
        ],
        [
          'phone_number_verified',
          'Phone verified',
          'boolean',
          'Whether the issuer made sure that the number is the person’s.',
        ],
        ['updated_at', 'Profile updated', 'time', 'When the person’s data last changed.'],
      ],
      '5.1.1': [['address', 'Address', 'object', 'The person’s postal address.']],
      '5.6.2': [
        [
          '_claim_names',
          'Claims held elsewhere',
          'object',
          'Which claims another provider holds, and which.',
        ],
        [
          '_claim_sources',
          'Where they are held',
          'object',
          'Where the claims that another provider holds can be had.',
        ],
      ],
      '7.4': [
        [
          'sub_jwk',
          'Subject’s key',
          'object',
          'The key of a self-issued identity; the subject is its thumbprint.',
        ],
      ],
    },
  },
  {
    source: 'OpenID Connect Front-Channel Logout 1.0',
    sections: {
      '3': [
        ['sid', 'Session id', 'text', 'The sign-in session at the issuer, so that a logout can name it.'],
      ],
    },
  },
  {
    source: 'FAPI 1.0 Advanced',
    sections: {
      '5.1.1': [
        [
          's_hash',
          'State hash',
          'text',
          'Half a hash of the state that the client sent: answer and request belong together.',
        ],
      ],
    },
  },
  {
    source: 'OpenID Identity Assurance Schema Definition 1.0',
    sections: {
      '5': [
        [
          'verified_claims',
          'Verified claims',
          'any',
          'Claims about the person with the evidence that was checked for them.',
        ],
      ],
    },
  },
  {
    source: 'RFC 7800',
    sections: {
      '3.1': [
        [
          'cnf',
          'Confirmation',
          'object',
          'The key that whoever presents the token must prove to have; without the proof it is worthless.',
        ],
      ],
    },
  },
  {
    source: 'RFC 8417',
    sections: {
      '2.2': [
        [
          'events',
          'Events',
          'object',
          'What happened, by event type; a logout token has the back-channel logout event.',
        ],
        ['toe', 'Time of event', 'time', 'When it happened.'],
        ['txn', 'Transaction', 'text', 'The transaction that tokens and events have in common.'],
      ],
    },
  },
  {
    source: 'RFC 8485',
    sections: {
      '3.2': [
        ['vot', 'Vector of trust', 'text', 'How far the sign-in can be trusted, component by component.'],
        ['vtm', 'Trustmark', 'link', 'Where the meaning of the vector of trust is explained.'],
      ],
    },
  },
  {
    source: 'RFC 8693',
    sections: {
      '4.1': [
        [
          'act',
          'Actor',
          'object',
          'Who acts on behalf of the subject; nested, the earlier actors in the chain.',
        ],
      ],
      '4.2': [['scope', 'Scope', 'scope', 'What the token permits, as words with spaces between.']],
      '4.3': [['client_id', 'Client', 'text', 'The client that asked for the token.']],
      '4.4': [['may_act', 'May act', 'object', 'Who may become the actor for this subject.']],
    },
  },
  {
    source: 'RFC 9068',
    sections: {
      '2.2.3.1': [
        ['roles', 'Roles', 'any', 'Roles of the subject.'],
        ['groups', 'Groups', 'any', 'Groups of the subject.'],
        ['entitlements', 'Entitlements', 'any', 'What the subject is entitled to.'],
      ],
    },
  },
  {
    source: 'RFC 9396',
    sections: {
      '9.1': [
        [
          'authorization_details',
          'Authorization details',
          'objects',
          'What the token permits, in detail: actions, places, amounts.',
        ],
      ],
    },
  },
  {
    source: 'RFC 9449',
    sections: {
      '4.2': [
        ['htm', 'HTTP method', 'text', 'The method of the one request that this proof is for.'],
        [
          'htu',
          'HTTP address',
          'link',
          'The address of the one request that this proof is for, without query and fragment.',
        ],
        ['ath', 'Access token hash', 'text', 'A hash of the access token that is presented with this proof.'],
      ],
    },
  },
  {
    source: 'RFC 9701',
    sections: {
      '5': [
        [
          'token_introspection',
          'Introspection',
          'object',
          'What the server says of the token that was asked about.',
        ],
      ],
    },
  },
  {
    source: 'RFC 7662',
    sections: {
      '2.2': [
        ['active', 'Active', 'boolean', 'Whether the token is good right now, in the server’s eyes.'],
        ['username', 'User name', 'text', 'A name of the person, for people to read.'],
        ['token_type', 'Token type', 'text', 'How the token must be presented: Bearer, DPoP.'],
      ],
    },
  },
  {
    source: 'RFC 9901',
    sections: {
      '': [
        ['_sd', 'Hidden claims', 'list', 'Hashes of claims that the holder may disclose or keep back.'],
        ['_sd_alg', 'Hash for hidden claims', 'text', 'The hash function behind the hidden claims.'],
        [
          'sd_hash',
          'Presentation hash',
          'text',
          'A hash of what was disclosed, in the proof that the holder has the key.',
        ],
      ],
    },
  },
  {
    source: 'OpenID Federation',
    sections: {
      '3.1.1': [
        ['jwks', 'Keys of the entity', 'object', 'The keys with which the entity signs statements.'],
        ['metadata', 'Metadata', 'object', 'What the entity says of itself, for each role that it plays.'],
        ['authority_hints', 'Superiors', 'list', 'Entities that may vouch for this one.'],
        ['metadata_policy', 'Policy for metadata', 'object', 'Rules for the metadata of those below.'],
        ['constraints', 'Limits of the chain', 'object', 'How long the chain of trust may be, and for whom.'],
        ['trust_marks', 'Trust marks', 'objects', 'Statements of others that the entity meets some rules.'],
      ],
    },
  },
  {
    source: 'SD-JWT VC',
    sections: {
      '2.2.2.1': [
        ['vct', 'Type of credential', 'text', 'Names the type, and with it which claims belong in.'],
      ],
      '2.2.2.2': [['aka_vcts', 'Further types', 'list', 'Other types that the credential also is.']],
      '2.2.2.3': [
        ['vct#integrity', 'Hash of the type', 'text', 'Which description of the type the issuer meant.'],
        [
          'status',
          'Where its state is told',
          'object',
          'How to find out whether the credential was withdrawn.',
        ],
      ],
    },
  },
  ...VENDOR_CLAIMS,
];

const CLAIMS = indexMeanings(CHAPTERS);

/** What a claim means; undefined where neither a specification nor a well-known product names it. */
export function explainClaim(name: string): Meaning | undefined {
  return CLAIMS.get(name);
}

/** Every claim that is explained, in the order of the glossary. */
export const CLAIM_NAMES: readonly string[] = [...CLAIMS.keys()];

/** What all of them mean. */
export const CLAIM_MEANINGS: readonly Meaning[] = [...CLAIMS.values()];
