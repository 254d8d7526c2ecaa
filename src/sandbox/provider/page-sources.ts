import type { Configuration, KoaContextWithOIDC, errors } from 'oidc-provider';
import {
  type DeviceForm,
  confirmCodePage,
  deviceConnectedPage,
  userCodePage,
} from '../pages/device-pages.ts';
import { logoutPage, signedOutPage } from '../pages/logout-pages.ts';
import { type Page, onContext, sendPage } from '../pages/page.ts';
import { problemPage } from '../pages/problem-page.ts';

type Features = NonNullable<Configuration['features']>;

/** The pages of the device flow, where `oidc-provider` would show its own. */
export const devicePages: Pick<
  NonNullable<Features['deviceFlow']>,
  'userCodeInputSource' | 'userCodeConfirmSource' | 'successSource'
> = {
  userCodeInputSource(ctx, _form, out, error) {
    show(ctx, userCodePage(deviceForm(ctx), userCodeProblem(error, out?.error_description)));
  },
  userCodeConfirmSource(ctx, _form, client, _deviceInfo, userCode) {
    show(ctx, confirmCodePage(deviceForm(ctx), userCode, client.clientId));
  },
  successSource(ctx) {
    show(ctx, deviceConnectedPage(ctx.oidc.client?.clientId ?? 'The device'));
  },
};

/** The pages of signing out. */
export const logoutPages: Pick<
  NonNullable<Features['rpInitiatedLogout']>,
  'logoutSource' | 'postLogoutSuccessSource'
> = {
  logoutSource(ctx) {
    const redirectUri = ctx.oidc.params?.['post_logout_redirect_uri'];
    const target = typeof redirectUri === 'string' ? redirectUri : undefined;
    show(ctx, logoutPage(ctx.oidc.urlFor('end_session_confirm'), xsrfOf(ctx), target));
  },
  postLogoutSuccessSource(ctx) {
    show(ctx, signedOutPage());
  },
};

/** The page for an error that cannot be sent back to the client. */
export function renderError(
  ctx: KoaContextWithOIDC,
  out: { error: string; error_description?: string | undefined },
  cause: Error | errors.OIDCProviderError,
): void {
  const detail = 'error_detail' in cause ? cause.error_detail : undefined;
  const description = detail ?? out.error_description;
  show(ctx, problemPage({ error: out.error, error_description: description }, ctx.status));
}

function show(ctx: KoaContextWithOIDC, page: Page): void {
  sendPage(onContext(ctx), page);
}

function deviceForm(ctx: KoaContextWithOIDC): DeviceForm {
  return { action: ctx.oidc.urlFor('code_verification'), xsrf: xsrfOf(ctx) };
}

/** The secret that `oidc-provider` put into the session and wants back with the form. */
function xsrfOf(ctx: KoaContextWithOIDC): string {
  const secret = ctx.oidc.session?.state?.['secret'];
  if (typeof secret !== 'string') throw new Error('the session has no form secret');
  return secret;
}

/** What went wrong on the device page, in words; `oidc-provider` tells its cases apart by the error's name. */
function userCodeProblem(error: Error | undefined, description: string | undefined): string | undefined {
  switch (error?.name) {
    case undefined:
      return undefined;
    case 'NoCodeError':
      return 'Enter the code first.';
    case 'NotFoundError':
      return 'There is no such code. Check it against the device.';
    case 'ExpiredError':
      return 'This code has expired. Ask the device for a new one.';
    case 'AlreadyUsedError':
      return 'This code has been used. Ask the device for a new one.';
    case 'AbortedError':
      return 'Cancelled. The device has been told.';
    default:
      return description ?? 'Something went wrong. Ask the device for a new code.';
  }
}
