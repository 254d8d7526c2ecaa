/** RFC 8414 §2 (types of the members) and RFC 8705 §5 (addresses for mutual TLS). */
import { type Place, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { isJsonObject, member, stringMember } from '../../json.ts';
import type { MetadataInput } from '../inputs.ts';
import { type Rule, rule } from '../rule.ts';
import { shownList } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const NONE = unchecked('No metadata was received.');
const ALIASES = 'mtls_endpoint_aliases';
const NO_ALIASES = notApplicable('The server has no addresses of their own for mutual TLS.');

function at(name: string): Place {
  return { kind: 'metadata', name };
}

/** Switches of RFC 8414, OIDC Discovery and their extensions. */
const SWITCHES = new Set([
  'authorization_response_iss_parameter_supported',
  'backchannel_logout_session_supported',
  'backchannel_logout_supported',
  'claims_parameter_supported',
  'frontchannel_logout_session_supported',
  'frontchannel_logout_supported',
  'request_parameter_supported',
  'request_uri_parameter_supported',
  'require_pushed_authorization_requests',
  'require_request_uri_registration',
  'require_signed_request_object',
  'tls_client_certificate_bound_access_tokens',
]);

/** Lists of those; extensions also call switches and objects `supported` (`http_logout_supported` of Entra, `vp_formats_supported`). */
const LIST = /^(?:scopes|claims)_supported$|_(?:values|methods|types|modes|locales)_supported$/;

const memberWrongTypeRule = rule('metadata.member.wrong_type', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const names = Object.entries(used).flatMap(([name, value]) => {
    if (SWITCHES.has(name)) return typeof value === 'boolean' ? [] : [name];
    if (!LIST.test(name)) return [];
    return Array.isArray(value) && value.every((item) => typeof item === 'string') ? [] : [name];
  });
  return names[0] === undefined ? pass() : fail({ names: shownList(names) }, at(names[0]));
});

const aliasesMalformedRule = rule('metadata.mtls_aliases.malformed', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const aliases = member(used, ALIASES);
  if (aliases === undefined) return NO_ALIASES;
  if (!isJsonObject(aliases)) return fail({ names: ['the whole'] }, at(ALIASES));
  const names = Object.keys(aliases).filter((name) => !parseUrl(stringMember(aliases, name) ?? ''));
  return names.length > 0 ? fail({ names: shownList(names) }, at(ALIASES)) : pass(at(ALIASES));
});

const aliasesNotHttpsRule = rule('metadata.mtls_aliases.not_https', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const aliases = member(used, ALIASES);
  if (!isJsonObject(aliases)) return NO_ALIASES;
  const names = Object.keys(aliases).filter((name) => {
    const url = parseUrl(stringMember(aliases, name) ?? '');
    return url && isInsecure(url);
  });
  return names.length > 0 ? fail({ names: shownList(names) }, at(ALIASES)) : pass(at(ALIASES));
});

const aliasesUnknownRule = rule('metadata.mtls_aliases.unknown', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const aliases = member(used, ALIASES);
  if (!isJsonObject(aliases)) return NO_ALIASES;
  const names = Object.keys(aliases).filter((name) => member(used, name) === undefined);
  return names.length > 0 ? fail({ names: shownList(names) }, at(ALIASES)) : pass(at(ALIASES));
});

/** The metadata documents. */
export const metadataFormRules: readonly Rule<MetadataInput>[] = [
  memberWrongTypeRule,
  aliasesMalformedRule,
  aliasesNotHttpsRule,
  aliasesUnknownRule,
];
