import { html } from './html.ts';
import type { Page } from './page.ts';

/** What the login page shows. */
export interface LoginView {
  readonly uid: string;
  readonly clientName: string;
  /** What to put into the account field: the login hint, or what was typed before. */
  readonly login: string;
  /** A user name nobody has, when one was typed. */
  readonly unknownLogin?: string;
  readonly redirectUri?: string | undefined;
}

/** The page that asks who is signing in. Any password will do, and it says so. */
export function loginPage(view: LoginView): Page {
  const focusPassword = view.login !== '' && view.unknownLogin === undefined;
  return {
    title: 'Sign in',
    status: view.unknownLogin === undefined ? 200 : 400,
    redirectUri: view.redirectUri,
    body: html`<h1>Sign in</h1>
      <p class="lead">to continue to <strong>${view.clientName}</strong></p>
      ${view.unknownLogin !== undefined && unknownAccount(view.unknownLogin)}
      <form method="post" action="/interaction/${view.uid}/login" autocomplete="off">
        <label class="field" for="login">Account</label>
        <input
          type="text"
          id="login"
          name="login"
          value="${view.login}"
          required
          autocapitalize="none"
          spellcheck="false"
          aria-describedby="accounts"
          ${!focusPassword && AUTOFOCUS}
        />
        <p class="hint" id="accounts">There are two: <code>alice</code> and <code>bob</code>.</p>
        <label class="field" for="password">Password</label>
        <input
          type="password"
          id="password"
          name="password"
          required
          autocomplete="off"
          aria-describedby="passwords"
          ${focusPassword && AUTOFOCUS}
        />
        <p class="hint" id="passwords">Any password is right. Do not type a real one.</p>
        <div class="actions">
          <button class="primary" type="submit">Sign in</button>
          <button type="submit" formaction="/interaction/${view.uid}/cancel" formnovalidate>Cancel</button>
        </div>
      </form>`,
  };
}

const AUTOFOCUS = html`autofocus`;

function unknownAccount(login: string) {
  return html`<p class="wrong" role="alert">
    <b>There is no account “${login}”.</b> Sign in as <code>alice</code> or <code>bob</code>.
  </p>`;
}
