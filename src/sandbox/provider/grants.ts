import type { Grant, KoaContextWithOIDC } from 'oidc-provider';

/**
 * The grant an authorization goes on with: the one just consented to, else a copy of the one the session has.
 * A copy, because `oidc-provider` ends all tokens of a grant together: when one run's refresh token is replayed,
 * the tokens of other runs must live on.
 */
export async function continueGrant(ctx: KoaContextWithOIDC): Promise<Grant | undefined> {
  const { Grant } = ctx.oidc.provider;
  const { result, session, client } = ctx.oidc;
  const consented = result?.consent?.grantId;
  if (consented !== undefined) return Grant.find(consented);
  const earlier = client && session?.grantIdFor(client.clientId);
  const grant = earlier === undefined ? undefined : await Grant.find(earlier);
  if (grant === undefined) return undefined;
  return copyGrant(new Grant({ accountId: grant.accountId, clientId: grant.clientId }), grant);
}

async function copyGrant(copy: Grant, { openid, resources, rejected }: Grant): Promise<Grant> {
  Object.assign(copy, structuredClone({ openid, resources, rejected }));
  await copy.save();
  return copy;
}
