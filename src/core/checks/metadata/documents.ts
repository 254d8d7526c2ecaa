/** RFC 8414 §2, §3.2 and §3.3, OIDC Discovery §3 and §4.3: readable, complete, of this issuer; RFC 9068 §4: and consistent. */
import { type Place, type Verdict, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import type { JsonObject } from '../../json.ts';
import { member, stringMember } from '../../json.ts';
import { compareMetadata, type ServerMetadata, supported } from '../../oidc/discovery/metadata.ts';
import type { MetadataInput } from '../inputs.ts';
import { nearMisses } from '../near-miss.ts';
import { rule } from '../rule.ts';
import { shown, shownList } from '../seen.ts';
import { isInsecure, parseUrl } from '../url.ts';

const ISSUER: Place = { kind: 'metadata', name: 'issuer' };

function answered({ documents }: MetadataInput): readonly ServerMetadata[] {
  return documents.filter(({ body }) => body.status === 200);
}

function readable({
  documents,
}: MetadataInput): readonly (ServerMetadata & { readonly object: JsonObject })[] {
  return documents.filter(
    (document): document is ServerMetadata & { readonly object: JsonObject } => document.object !== undefined,
  );
}

const NONE: Verdict<never> = unchecked('No metadata was received.');

export const documentNotJsonRule = rule('metadata.document.not_json', (input: MetadataInput) => {
  const broken = answered(input).find(({ object }) => !object);
  if (broken) return fail({ url: shown(broken.url), looksLike: broken.body.looksLike }, { kind: 'whole' });
  return answered(input).length > 0 ? pass() : NONE;
});

export const documentContentTypeRule = rule('metadata.document.content_type', (input: MetadataInput) => {
  const at = { kind: 'response_header', name: 'content-type' } as const;
  const wrong = answered(input).find(({ body }) => body.mediaType !== 'application/json');
  if (!wrong) return answered(input).length > 0 ? pass(at) : NONE;
  const { mediaType } = wrong.body;
  return fail({ url: shown(wrong.url), contentType: mediaType === undefined ? null : shown(mediaType) }, at);
});

export const issuerMismatchRule = rule('metadata.issuer.mismatch', (input: MetadataInput) => {
  const documents = readable(input);
  if (documents.length === 0) return NONE;
  const wrong = documents.find(({ object }) => member(object, 'issuer') !== input.issuer);
  if (!wrong) return pass(ISSUER);
  const issuer = stringMember(wrong.object, 'issuer') ?? null;
  const near = issuer === null ? [] : nearMisses(issuer, input.issuer);
  return fail(
    { issuer: issuer === null ? null : shown(issuer), expected: shown(input.issuer), near },
    ISSUER,
  );
});

export const issuerNotHttpsRule = rule('metadata.issuer.not_https', ({ issuer }: MetadataInput) => {
  const url = parseUrl(issuer);
  if (!url) return unchecked('The issuer is not a URL.');
  return isInsecure(url) ? fail({ issuer: shown(issuer) }, ISSUER) : pass(ISSUER);
});

export const issuerHasQueryRule = rule('metadata.issuer.has_query', ({ issuer }: MetadataInput) => {
  if (!parseUrl(issuer)) return unchecked('The issuer is not a URL.');
  return /[?#]/.test(issuer) ? fail({ issuer: shown(issuer) }, ISSUER) : pass(ISSUER);
});

export const memberMissingRule = rule('metadata.member.missing', (input: MetadataInput) => {
  const documents = readable(input);
  if (documents.length === 0) return NONE;
  for (const { kind, url, object } of documents) {
    const names = requiredMembers(kind, object).filter((name) => member(object, name) === undefined);
    if (names[0] !== undefined) return fail({ url: shown(url), names }, { kind: 'metadata', name: names[0] });
  }
  return pass();
});

/** Beside issuer and jwks_uri, which have rules of their own. Grants default as RFC 8414 §2 has it. */
function requiredMembers(kind: ServerMetadata['kind'], object: JsonObject): readonly string[] {
  const grants = supported(object, 'grant_types_supported') ?? ['authorization_code', 'implicit'];
  const needsAuthorization =
    kind === 'openid' || grants.includes('authorization_code') || grants.includes('implicit');
  const needsToken = grants.some((grant) => grant !== 'implicit');
  return [
    ...(needsAuthorization ? ['authorization_endpoint'] : []),
    ...(needsToken ? ['token_endpoint'] : []),
    'response_types_supported',
    ...(kind === 'openid' ? ['subject_types_supported', 'id_token_signing_alg_values_supported'] : []),
  ];
}

export const jwksUriMissingRule = rule('metadata.jwks_uri.missing', (input: MetadataInput) => {
  const openid = readable(input).find(({ kind }) => kind === 'openid');
  if (!openid) return notApplicable('There is no OpenID document, and OAuth alone does not require keys.');
  const at = { kind: 'metadata', name: 'jwks_uri' } as const;
  return stringMember(openid.object, 'jwks_uri') === undefined ? fail({}, at) : pass(at);
});

export const documentsDisagreeRule = rule('metadata.documents.disagree', (input: MetadataInput) => {
  const [one, other] = readable(input);
  if (!one || !other) return notApplicable('There are no two documents to compare.');
  const names = compareMetadata(one.object, other.object);
  const [first] = names;
  return first === undefined ? pass() : fail({ names: shownList(names) }, { kind: 'metadata', name: first });
});
