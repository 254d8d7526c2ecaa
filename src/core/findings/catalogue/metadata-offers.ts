import {
  type CatalogueEntry,
  type CatalogueTable,
  discovery,
  entry,
  fapi2,
  fapi2MessageSigning,
  type NoEvidence,
  rfc,
} from '../entry.ts';
import { listed, listedWith } from '../words.ts';

type Names = { readonly names: readonly string[] };

/** Message Signing: what a server must sign, or have signed, so that nobody can deny it later. */
function unsigned(
  section: string,
  words: Pick<CatalogueEntry, 'title' | 'passTitle' | 'remedy'>,
  why: string,
) {
  return entry<NoEvidence>({
    ...words,
    subject: 'metadata',
    explain: () => `${why}: nobody can prove later what was said.`,
    section: fapi2MessageSigning(section),
    severity: { fapi2_message_signing: 'violation' },
  });
}

/** What a server offers: methods, algorithms and endpoints that are weaker or stranger than they should be. */
export const METADATA_OFFERS = {
  'metadata.member.wrong_type': entry<Names>({
    subject: 'metadata',
    title: 'Members of the metadata are of the wrong type',
    passTitle: 'The members of the metadata are of the right types',
    explain: (e) =>
      `${listed(e.names)}: lists must be lists of texts, switches true or false. Clients read something else, or fail.`,
    remedy: 'The server must send the types that the specification has.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.mtls_aliases.malformed': entry<Names>({
    subject: 'metadata',
    title: 'Addresses for mutual TLS cannot be used',
    passTitle: 'Addresses for mutual TLS can be used, or there are none',
    explain: (e) => `In mtls_endpoint_aliases, ${listedWith(e.names, 'is', 'are')} no address.`,
    remedy: 'The server must send an object of endpoint names and https addresses.',
    section: rfc(8705, '5'),
    severity: { default: 'violation' },
  }),
  'metadata.mtls_aliases.not_https': entry<Names>({
    subject: 'metadata',
    title: 'Addresses for mutual TLS are without TLS',
    passTitle: 'Addresses for mutual TLS are https',
    explain: (e) => `In mtls_endpoint_aliases, ${listedWith(e.names, 'is', 'are')} http.`,
    remedy: 'The server must send https addresses.',
    section: rfc(8705, '5'),
    severity: { default: 'violation' },
  }),
  'metadata.mtls_aliases.unknown': entry<Names>({
    subject: 'metadata',
    title: 'Addresses for mutual TLS that stand for nothing',
    passTitle: 'Each address for mutual TLS stands for an endpoint',
    explain: (e) =>
      `${listed(e.names)} in mtls_endpoint_aliases ${e.names.length === 1 ? 'has' : 'have'} no endpoint of that name beside it.`,
    remedy: 'Look for a typing mistake in the names.',
    section: rfc(8705, '5'),
    severity: { default: 'note' },
  }),
  'metadata.pkce.plain_offered': entry<NoEvidence>({
    subject: 'metadata',
    title: 'The server accepts PKCE that shows its secret',
    passTitle: 'The server accepts no PKCE that shows its secret',
    explain: () =>
      'code_challenge_methods_supported lists "plain": the verifier stands in the address, and protects against nobody who sees it.',
    remedy: 'Have the server accept S256 only.',
    section: rfc(9700, '2.1.1'),
    severity: { default: 'note', rfc9700: 'risk', fapi2_security: 'violation' },
  }),
  'metadata.response_types.implicit': entry<{ readonly types: readonly string[] }>({
    subject: 'metadata',
    title: 'The server hands out access tokens through the browser',
    passTitle: 'The server hands out no access tokens through the browser',
    explain: (e) =>
      `response_types_supported has ${listed(e.types)}: tokens end up in addresses and histories.`,
    remedy: 'Switch these off; code with PKCE does all they did.',
    section: rfc(9700, '2.1.2'),
    severity: { default: 'note', rfc9700: 'risk', fapi2_security: 'violation' },
  }),
  'metadata.client_auth_alg.none': entry<Names>({
    subject: 'metadata',
    title: 'Clients may prove themselves by an unsigned token',
    passTitle: 'No client proves itself by an unsigned token',
    explain: (e) => `${listedWith(e.names, 'lists', 'list')} "none": anyone can claim to be any client.`,
    remedy: 'Take "none" off the list at once.',
    section: rfc(8414, '2'),
    severity: { default: 'violation' },
  }),
  'metadata.id_token_alg.no_rs256': entry<{ readonly algs: readonly string[] }>({
    subject: 'metadata',
    title: 'RS256 is not among the algorithms for ID tokens',
    passTitle: 'RS256 is among the algorithms for ID tokens',
    explain: (e) =>
      `id_token_signing_alg_values_supported has ${listed(e.algs)}. OpenID Connect demands RS256, so that every client finds one it knows.`,
    remedy: 'Nothing, if all your clients know the others. FAPI servers leave RS256 out on purpose.',
    section: discovery('3'),
    severity: { oidc_core: 'violation' },
  }),
  'metadata.iss_parameter.not_announced': entry<NoEvidence>({
    subject: 'metadata',
    title: 'Answers do not say which server they are from',
    passTitle: 'Answers say which server they are from',
    explain: () =>
      'authorization_response_iss_parameter_supported is not true. A client that uses several servers can be made to send the code of one to another (mix-up).',
    remedy: 'Have the server send iss (RFC 9207), or use a redirect URI of its own for each server.',
    section: rfc(9700, '2.1'),
    severity: { rfc9700: 'risk', fapi2_security: 'violation' },
  }),
  'metadata.par.not_required': entry<NoEvidence>({
    subject: 'metadata',
    title: 'Requests that were not pushed are accepted',
    passTitle: 'Only pushed requests are accepted',
    explain: () =>
      'require_pushed_authorization_requests is not true: the request passes through the browser, where it can be changed.',
    remedy: 'Have the server demand PAR (RFC 9126).',
    section: fapi2('5.3.2.2'),
    severity: { fapi2_security: 'violation' },
  }),
  'metadata.sender_constraint.not_offered': entry<NoEvidence>({
    subject: 'metadata',
    title: 'The server binds tokens to no key',
    passTitle: 'The server binds tokens to a key',
    explain: () =>
      'There is neither dpop_signing_alg_values_supported nor tls_client_certificate_bound_access_tokens: a stolen token works from anywhere.',
    remedy: 'Switch on DPoP (RFC 9449) or certificate-bound tokens (RFC 8705).',
    section: rfc(9700, '2.2.1'),
    severity: { rfc9700: 'risk', fapi2_security: 'violation' },
  }),
  'metadata.client_auth.not_fapi': entry<{ readonly methods: readonly string[] }>({
    subject: 'metadata',
    title: 'Clients may prove themselves in ways that FAPI 2.0 forbids',
    passTitle: 'Clients prove themselves by a key or a certificate',
    explain: (e) =>
      `token_endpoint_auth_methods_supported has ${listed(e.methods)}. FAPI 2.0 has private_key_jwt and mutual TLS only.`,
    remedy: 'Switch the others off for FAPI clients.',
    section: fapi2('5.3.2.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'metadata.id_token_alg.not_fapi': entry<{ readonly algs: readonly string[] }>({
    subject: 'metadata',
    title: 'No algorithm of FAPI 2.0 for ID tokens',
    passTitle: 'An algorithm of FAPI 2.0 for ID tokens',
    explain: (e) =>
      `id_token_signing_alg_values_supported has ${listed(e.algs)}; FAPI 2.0 needs PS256, ES256 or EdDSA (Ed25519).`,
    remedy: 'Have the server offer one of them.',
    section: fapi2('5.4.1'),
    severity: { fapi2_security: 'violation' },
  }),
  'metadata.request_object.not_required': unsigned(
    '5.3.1',
    {
      title: 'Requests that were not signed are accepted',
      passTitle: 'Only signed requests are accepted',
      remedy: 'Have the server demand signed requests (RFC 9101).',
    },
    'require_signed_request_object is not true',
  ),
  'metadata.jarm.not_offered': unsigned(
    '5.4.1',
    {
      title: 'The server does not offer to sign authorization responses',
      passTitle: 'The server signs authorization responses',
      remedy: 'Switch signed authorization responses (JARM) on at the server.',
    },
    'authorization_signing_alg_values_supported lists nothing',
  ),
  'metadata.introspection_jwt.not_offered': unsigned(
    '5.5.1',
    {
      title: 'The server does not offer to sign introspection responses',
      passTitle: 'The server signs introspection responses',
      remedy: 'Switch signed introspection responses (RFC 9701) on at the server.',
    },
    'introspection_signing_alg_values_supported lists nothing',
  ),
} satisfies CatalogueTable;
