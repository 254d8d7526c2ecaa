/** RFC 9700 §2.1, §2.1.1, §2.1.2 and §2.2.1, RFC 8414 §2, OIDC Discovery §3, FAPI 2.0 §5.3.2 and §5.4.1, Message Signing §5.3 to §5.5: what the server offers. */
import { type Place, type Verdict, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { FindingCode } from '../../findings/catalogue.ts';
import type { JsonObject } from '../../json.ts';
import { member } from '../../json.ts';
import { supported } from '../../oidc/discovery/metadata.ts';
import type { MetadataInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shownList } from '../seen.ts';

const NONE = unchecked('No metadata was received.');

function at(name: string): Place {
  return { kind: 'metadata', name };
}

const plainOfferedRule = rule('metadata.pkce.plain_offered', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const name = 'code_challenge_methods_supported';
  return supported(used, name)?.includes('plain') === true ? fail({}, at(name)) : pass(at(name));
});

const implicitRule = rule('metadata.response_types.implicit', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const name = 'response_types_supported';
  const types = (supported(used, name) ?? []).filter((type) => type.split(' ').includes('token'));
  return types.length > 0 ? fail({ types: shownList(types) }, at(name)) : pass(at(name));
});

const CLIENT_AUTH_ALGS = [
  'token_endpoint_auth_signing_alg_values_supported',
  'introspection_endpoint_auth_signing_alg_values_supported',
  'revocation_endpoint_auth_signing_alg_values_supported',
] as const;

const clientAuthAlgNoneRule = rule('metadata.client_auth_alg.none', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const names = CLIENT_AUTH_ALGS.filter((name) => supported(used, name)?.includes('none') === true);
  return names[0] ? fail({ names }, at(names[0])) : pass();
});

const ID_TOKEN_ALGS = 'id_token_signing_alg_values_supported';

const noRs256Rule = rule('metadata.id_token_alg.no_rs256', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const algs = supported(used, ID_TOKEN_ALGS);
  if (!algs) return notApplicable('The server lists no algorithms for ID tokens.');
  return algs.includes('RS256')
    ? pass(at(ID_TOKEN_ALGS))
    : fail({ algs: shownList(algs) }, at(ID_TOKEN_ALGS));
});

const FAPI_ALGS = ['PS256', 'ES256', 'EdDSA', 'Ed25519'];

const idTokenAlgNotFapiRule = rule('metadata.id_token_alg.not_fapi', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const algs = supported(used, ID_TOKEN_ALGS);
  if (!algs) return notApplicable('The server lists no algorithms for ID tokens.');
  const isGood = algs.some((alg) => FAPI_ALGS.includes(alg));
  return isGood ? pass(at(ID_TOKEN_ALGS)) : fail({ algs: shownList(algs) }, at(ID_TOKEN_ALGS));
});

/** How a client proves itself under FAPI 2.0 (§5.3.2.1, §5.3.3.1). */
export const FAPI_AUTH = ['private_key_jwt', 'tls_client_auth', 'self_signed_tls_client_auth'];

const clientAuthNotFapiRule = rule('metadata.client_auth.not_fapi', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const name = 'token_endpoint_auth_methods_supported';
  // Absent means client_secret_basic (RFC 8414 §2).
  const offered = supported(used, name) ?? ['client_secret_basic'];
  const methods = offered.filter((method) => !FAPI_AUTH.includes(method));
  return methods.length > 0 ? fail({ methods: shownList(methods) }, at(name)) : pass(at(name));
});

const senderConstraintRule = rule('metadata.sender_constraint.not_offered', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const hasDpop = (supported(used, 'dpop_signing_alg_values_supported') ?? []).length > 0;
  const isBound = member(used, 'tls_client_certificate_bound_access_tokens') === true;
  return hasDpop || isBound ? pass() : fail({}, at('dpop_signing_alg_values_supported'));
});

/** A rule that a switch or list of the metadata is as a specification needs it. */
function neededRule(
  code: FindingCode,
  name: string,
  isThere: (used: JsonObject) => boolean,
): Rule<MetadataInput> {
  const check = ({ used }: MetadataInput): Verdict =>
    used ? (isThere(used) ? pass(at(name)) : fail({}, at(name))) : NONE;
  return { code, check };
}

const isTrue = (name: string) => (used: JsonObject) => member(used, name) === true;
const isListed = (name: string) => (used: JsonObject) => (supported(used, name) ?? []).length > 0;

/** The metadata documents. */
export const choicesRules: readonly Rule<MetadataInput>[] = [
  plainOfferedRule,
  implicitRule,
  clientAuthAlgNoneRule,
  noRs256Rule,
  idTokenAlgNotFapiRule,
  clientAuthNotFapiRule,
  senderConstraintRule,
  neededRule(
    'metadata.iss_parameter.not_announced',
    'authorization_response_iss_parameter_supported',
    isTrue('authorization_response_iss_parameter_supported'),
  ),
  neededRule(
    'metadata.par.not_required',
    'require_pushed_authorization_requests',
    isTrue('require_pushed_authorization_requests'),
  ),
  neededRule(
    'metadata.request_object.not_required',
    'require_signed_request_object',
    isTrue('require_signed_request_object'),
  ),
  neededRule(
    'metadata.jarm.not_offered',
    'authorization_signing_alg_values_supported',
    isListed('authorization_signing_alg_values_supported'),
  ),
  neededRule(
    'metadata.introspection_jwt.not_offered',
    'introspection_signing_alg_values_supported',
    isListed('introspection_signing_alg_values_supported'),
  ),
];
