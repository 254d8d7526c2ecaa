/** Where a metadata document was looked for. */
export type MetadataKind = 'openid' | 'rfc8414';

/** The well-known URLs of an issuer: OIDC Discovery §4 appends, RFC 8414 §3.1 inserts before the path. */
export function metadataUrls(
  issuer: string,
): readonly { readonly kind: MetadataKind; readonly url: string }[] {
  if (!URL.canParse(issuer)) return [];
  const url = new URL(issuer);
  const path = url.pathname.replace(/\/$/, '');
  return [
    { kind: 'openid', url: `${url.origin}${path}/.well-known/openid-configuration` },
    { kind: 'rfc8414', url: `${url.origin}/.well-known/oauth-authorization-server${path}` },
  ];
}
