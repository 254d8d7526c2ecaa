import type { Chapter } from './meaning.ts';

/** Claims that no registry lists and that one meets all the same. */
export const VENDOR_CLAIMS: readonly Chapter[] = [
  {
    source: 'Microsoft Entra ID',
    isRegistered: false,
    sections: {
      '': [
        ['scp', 'Scope', 'any', 'What the token permits; others write it as scope.'],
        ['oid', 'Object id', 'text', 'The person or program, the same for every client of the tenant.'],
        ['tid', 'Tenant', 'text', 'The organization that the account belongs to.'],
        ['upn', 'User principal name', 'text', 'The name the person signs in with; it can change.'],
        [
          'unique_name',
          'Unique name',
          'text',
          'A name of the person for people to read; not unique in spite of its name.',
        ],
        ['appid', 'Client', 'text', 'The client that the token was issued to.'],
        [
          'appidacr',
          'How the client proved itself',
          'text',
          '0 public, 1 with a secret, 2 with a certificate.',
        ],
        [
          'azpacr',
          'How the client proved itself',
          'text',
          '0 public, 1 with a secret, 2 with a certificate.',
        ],
        ['idtyp', 'Kind of subject', 'text', 'app where a program acts for itself.'],
        ['idp', 'Identity provider', 'text', 'Who signed the person in, where that was not the issuer.'],
        ['ver', 'Version', 'any', 'The version of the token’s format.'],
        ['wids', 'Directory roles', 'list', 'Roles in the tenant as a whole.'],
        ['uti', 'Token id', 'text', 'The token’s own id, as jti is elsewhere.'],
        [
          'xms_cc',
          'Client capabilities',
          'list',
          'What the client can do, such as answer claims challenges.',
        ],
      ],
    },
  },
  {
    source: 'Keycloak',
    isRegistered: false,
    sections: {
      '': [
        ['typ', 'Kind of token', 'text', 'Bearer, ID, Refresh or Logout.'],
        ['realm_access', 'Realm roles', 'object', 'Roles in the whole realm.'],
        ['resource_access', 'Client roles', 'object', 'Roles at single clients.'],
        ['allowed-origins', 'Allowed origins', 'list', 'Web origins from which the token may be used.'],
        ['session_state', 'Session', 'text', 'The sign-in session; newer versions write it as sid.'],
      ],
    },
  },
  {
    source: 'Auth0',
    isRegistered: false,
    sections: {
      '': [
        ['permissions', 'Permissions', 'list', 'What the token permits by the roles of the subject.'],
        ['gty', 'Grant type', 'any', 'By which grant the token was had.'],
        ['org_id', 'Organization', 'text', 'The organization that the person signed in to.'],
      ],
    },
  },
  {
    source: 'Okta',
    isRegistered: false,
    sections: {
      '': [
        ['cid', 'Client', 'text', 'The client that the token was issued to.'],
        ['uid', 'User id', 'text', 'The person’s id.'],
      ],
    },
  },
  {
    source: 'Amazon Cognito',
    isRegistered: false,
    sections: {
      '': [
        ['token_use', 'Kind of token', 'text', 'id or access.'],
        ['cognito:username', 'User name', 'text', 'The person’s name in the pool.'],
        ['cognito:groups', 'Groups', 'list', 'Groups of the person in the pool.'],
        [
          'origin_jti',
          'Family id',
          'text',
          'What the tokens of one sign-in have in common; revoking the refresh token ends them all.',
        ],
        ['event_id', 'Event', 'text', 'The sign-in event.'],
      ],
    },
  },
  {
    source: 'Google',
    isRegistered: false,
    sections: {
      '': [['hd', 'Hosted domain', 'text', 'The organization of the account; absent for personal ones.']],
    },
  },
];
