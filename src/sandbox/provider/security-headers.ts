import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { formAction } from '../pages/page.ts';

/**
 * Puts a policy on the pages that `oidc-provider` makes itself: those that post a form by script.
 * It adds the hash of its script to `script-src` when it finds one; `report-sample` is there to be found and allows
 * nothing. Pages of ours have set their own policy by then.
 */
export function guardOwnPages(provider: Provider): void {
  provider.use(async (ctx, next) => {
    ctx.set('Content-Security-Policy', BASE_POLICY);
    await next();
    const policy = ctx.response.get('Content-Security-Policy');
    if (!policy.startsWith(BASE_POLICY_START)) return;
    if (ctx.type !== 'text/html') {
      ctx.remove('Content-Security-Policy');
      return;
    }
    ctx.set('Content-Security-Policy', `${policy}; ${formAction(redirectTarget(ctx['oidc']))}`);
    ctx.set('X-Content-Type-Options', 'nosniff');
    ctx.set('Referrer-Policy', 'same-origin');
  });
}

const BASE_POLICY_START = "default-src 'none';base-uri 'none'";
const BASE_POLICY = `${BASE_POLICY_START};frame-ancestors 'none';script-src 'report-sample'`;

/** Where the redirects after the posted form end: at the client, be it after a sign-in or after signing out. */
function redirectTarget(oidc: KoaContextWithOIDC['oidc'] | undefined): string | undefined {
  const candidates = [
    oidc?.params?.['redirect_uri'],
    oidc?.params?.['post_logout_redirect_uri'],
    // Signing out one account to go on with another: the sign-in under way knows where it goes.
    oidc?.entities.Interaction?.params['redirect_uri'],
  ];
  return candidates.find((candidate) => typeof candidate === 'string');
}
