import { type CatalogueTable, entry, fapi2, type NoEvidence, rfc } from '../entry.ts';
import { listed, listedWith } from '../words.ts';

/** What a profile asks for, against what its server says of itself. */
export const PROFILE = {
  'profile.grant_type.not_listed': entry<{
    readonly grantType: string;
    readonly listed: readonly string[];
  }>({
    subject: 'profile',
    title: 'The server does not list this grant type',
    passTitle: 'The server lists the grant type',
    explain: (e) =>
      `grant_types_supported has ${listed(e.listed)}, not ${e.grantType}: the server will most likely refuse.`,
    remedy: 'Choose a grant type that it lists, or ask its operator.',
    section: rfc(8414, '2'),
    severity: { default: 'risk' },
  }),
  'profile.redirect.rewritten': entry<{ readonly written: string; readonly read: string }>({
    subject: 'profile',
    title: 'A browser writes this redirect URI differently',
    passTitle: 'A browser leaves the redirect URI as it is',
    explain: (e) =>
      `${e.written} becomes ${e.read} in a browser. Servers compare the text, so one of the two will not match.`,
    remedy: 'Write and register it as the browser does.',
    section: rfc(9700, '2.1'),
    severity: { default: 'risk' },
  }),
  'profile.redirect.localhost': entry<NoEvidence>({
    subject: 'profile',
    title: 'The redirect URI says localhost',
    passTitle: 'The redirect URI has a loopback address',
    explain: () =>
      'localhost can be resolved to another machine, and many servers ignore the port only for 127.0.0.1 and [::1].',
    remedy: 'Use 127.0.0.1 or [::1], and register that.',
    section: rfc(8252, '8.3'),
    severity: { default: 'risk' },
  }),
  'profile.scope.not_listed': entry<{ readonly scopes: readonly string[] }>({
    subject: 'profile',
    title: 'The server does not list every scope',
    passTitle: 'The server lists every scope',
    explain: (e) =>
      `${listedWith(e.scopes, 'is', 'are')} not in scopes_supported. A server need not list all it knows, but a typing mistake looks the same.`,
    remedy: 'Check the spelling; the token response tells what was granted.',
    section: rfc(8414, '2'),
    severity: { default: 'note' },
  }),
  'profile.client_auth.machine_without': entry<NoEvidence>({
    subject: 'profile',
    title: 'A client without a secret asks for its own token',
    passTitle: 'The client proves who it is',
    explain: () =>
      'Client credentials are for confidential clients alone: without a secret or key anyone who knows the client id is the client.',
    remedy: 'Choose a method of client authentication, and set its secret or key.',
    section: rfc(6749, '4.4'),
    severity: { default: 'violation' },
  }),
  'profile.client_auth.not_fapi': entry<{ readonly method: string }>({
    subject: 'profile',
    title: 'The client proves itself in a way that FAPI 2.0 forbids',
    passTitle: 'The client proves itself by a key or a certificate',
    explain: (e) =>
      `The method is ${e.method}. FAPI 2.0 has private_key_jwt and mutual TLS only: with these no secret leaves the client.`,
    remedy: 'Register a key for the client, and choose private_key_jwt.',
    section: fapi2('5.3.3.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'profile.client_auth.not_listed': entry<{
    readonly method: string;
    readonly listed: readonly string[];
  }>({
    subject: 'profile',
    title: 'The server does not list this client authentication',
    passTitle: 'The server lists the client authentication',
    explain: (e) =>
      e.method === 'none'
        ? `token_endpoint_auth_methods_supported has ${listed(e.listed)}, not "none". Some servers take public clients without saying so.`
        : `token_endpoint_auth_methods_supported has ${listed(e.listed)}, not ${e.method}: the server will most likely answer invalid_client.`,
    remedy: 'Choose a method that it lists, as the client was registered.',
    section: rfc(8414, '2'),
    severity: { default: 'risk' },
  }),
  'profile.endpoint.not_https': entry<{ readonly endpoint: string }>({
    subject: 'profile',
    title: 'This endpoint is not https',
    passTitle: 'The endpoint is https, or on this machine',
    explain: (e) => `What is sent to the ${e.endpoint} can be read and changed on the way.`,
    remedy: 'Use https.',
    section: rfc(6749, '3.2'),
    severity: { default: 'violation' },
  }),
  'profile.endpoint.elsewhere': entry<{
    readonly endpoint: string;
    readonly origin: string;
    readonly issuer: string;
  }>({
    subject: 'profile',
    title: 'This endpoint is on another host than the issuer',
    passTitle: 'The endpoint is where the issuer is',
    explain: (e) =>
      `${e.endpoint} is at ${e.origin}, the issuer at ${e.issuer}. Codes and secrets would go there.`,
    remedy: 'Make sure that the host belongs to the same operator.',
    section: rfc(8414, '2'),
    severity: { default: 'risk' },
  }),
  'profile.endpoint.overridden': entry<{ readonly endpoint: string; readonly named: string }>({
    subject: 'profile',
    title: 'This endpoint is not the one that the server names',
    passTitle: 'The endpoint is the one that the server names',
    explain: (e) => `The metadata says ${e.named}.`,
    remedy: 'Empty the field to use the server’s own address.',
    section: rfc(8414, '2'),
    severity: { default: 'note' },
  }),
} satisfies CatalogueTable;
