/** RFC 8414 §2, RFC 6749 §3.1 and §3.2: an endpoint that the profile names itself. */
import { fail, notApplicable, pass, unchecked, type Place } from '../../findings/finding.ts';
import { stringMember } from '../../json.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';
import type { EndpointInput } from './input.ts';

const NO_URL = unchecked('The address is not a URL.');

function at({ name }: EndpointInput): Place {
  return { kind: 'parameter', name };
}

export const endpointInsecureRule = rule('profile.endpoint.not_https', (input: EndpointInput) => {
  const url = parseUrl(input.url);
  if (!url) return NO_URL;
  return isInsecure(url) ? fail({ endpoint: input.name }, at(input)) : pass(at(input));
});

export const endpointOverriddenRule = rule('profile.endpoint.overridden', (input: EndpointInput) => {
  if (!input.metadata) return unchecked('The server’s metadata is not known.');
  const named = stringMember(input.metadata, input.name);
  if (named === undefined) return notApplicable('The metadata does not name this endpoint.');
  return named === input.url
    ? pass(at(input))
    : fail({ endpoint: input.name, named: shown(named) }, at(input));
});

export const endpointElsewhereRule = rule('profile.endpoint.elsewhere', (input: EndpointInput) => {
  const url = parseUrl(input.url);
  if (!url) return NO_URL;
  const known = homes(input);
  if (known.length === 0) return notApplicable('There is no issuer to compare with.');
  if (known.includes(url.origin)) return pass(at(input));
  return fail({ endpoint: input.name, origin: shown(url.origin), issuer: shown(known[0] ?? '') }, at(input));
});

/** Where the server is known to be: the issuer's origin, and that of the endpoint as the metadata names it. */
function homes({ profile, metadata, name }: EndpointInput): readonly string[] {
  const addresses = [profile.issuer, metadata && stringMember(metadata, name)];
  return addresses.flatMap((address) => {
    const origin = parseUrl(address ?? '')?.origin;
    return origin === undefined ? [] : [origin];
  });
}
