/** RFC 8414 §2, RFC 6749 §3.1 and §3.2: endpoints are absolute https URLs, and usually where the issuer is. */
import { fail, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { member, stringMember } from '../../json.ts';
import { ENDPOINT_NAMES, type EndpointName } from '../../oidc/discovery/metadata.ts';
import type { MetadataInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownList } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const NONE = unchecked('No metadata was received.');

function urls(used: JsonObject): readonly { readonly name: EndpointName; readonly url: URL | undefined }[] {
  const present = ENDPOINT_NAMES.filter((name) => member(used, name) !== undefined);
  return present.map((name) => ({ name, url: parseUrl(stringMember(used, name) ?? '') }));
}

export const endpointNotAUrlRule = rule('metadata.endpoint.not_a_url', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const names = urls(used)
    .filter(({ url }) => !url)
    .map(({ name }) => name);
  return names[0] === undefined ? pass() : fail({ names }, { kind: 'metadata', name: names[0] });
});

export const endpointNotHttpsRule = rule('metadata.endpoint.not_https', ({ used }: MetadataInput) => {
  if (!used) return NONE;
  const names = urls(used)
    .filter(({ url }) => url && isInsecure(url))
    .map(({ name }) => name);
  return names[0] === undefined ? pass() : fail({ names }, { kind: 'metadata', name: names[0] });
});

export const endpointOtherOriginRule = rule(
  'metadata.endpoint.other_origin',
  ({ used, issuer }: MetadataInput) => {
    const home = parseUrl(issuer)?.origin;
    if (!used) return NONE;
    if (home === undefined) return unchecked('The issuer is not a URL.');
    const elsewhere = urls(used).filter(({ url }) => url && url.origin !== home);
    const [first] = elsewhere;
    if (!first) return pass();
    const origins = [...new Set(elsewhere.map(({ url }) => url?.origin ?? ''))];
    const endpoints = elsewhere.map(({ name }) => name);
    return fail({ endpoints, origins: shownList(origins) }, { kind: 'metadata', name: first.name });
  },
);
