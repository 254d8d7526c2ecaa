import type { KoaContextWithOIDC, Provider, errors } from 'oidc-provider';
import { isJsonObject } from '../../core/json.ts';

/**
 * Says in `error_description` what `oidc-provider` keeps to itself ("refresh token already used" and the like).
 * A real server is right to be vague; one that is there to learn from is not.
 */
export function explainErrors(provider: Provider): void {
  provider.on('grant.error', explain);
  provider.on('introspection.error', explain);
  provider.on('revocation.error', explain);
  provider.on('pushed_authorization_request.error', explain);
  provider.on('device_authorization.error', explain);
}

/** The answer has been made by the time the event comes, and is sent after it. */
function explain(ctx: KoaContextWithOIDC, { error_detail: detail }: errors.OIDCProviderError): void {
  const body: unknown = ctx.body;
  if (detail !== undefined && isJsonObject(body)) ctx.body = { ...body, error_description: detail };
}
