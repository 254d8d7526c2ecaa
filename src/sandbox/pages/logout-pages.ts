import { html } from './html.ts';
import type { Page } from './page.ts';

/** Asks whether to sign out (OpenID Connect RP-Initiated Logout, section 2). */
export function logoutPage(action: string, xsrf: string, redirectUri: string | undefined): Page {
  return {
    title: 'Sign out',
    redirectUri,
    body: html`<h1>Sign out of the sandbox?</h1>
      <p class="lead">
        The browser forgets who you are. Tokens that clients hold go on until they expire or are revoked.
      </p>
      <form method="post" action="${action}">
        <input type="hidden" name="xsrf" value="${xsrf}" />
        <div class="actions">
          <button class="primary" type="submit" name="logout" value="yes">Sign out</button>
          <button type="submit">Stay signed in</button>
        </div>
      </form>`,
  };
}

/** What is shown after signing out when the client named no address to go back to. */
export function signedOutPage(): Page {
  return {
    title: 'Signed out',
    body: html`<h1>Signed out</h1>
      <p class="lead">You can close this page.</p>`,
  };
}
