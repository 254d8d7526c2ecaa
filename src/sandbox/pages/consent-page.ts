import type { SandboxAccount } from '../accounts.ts';
import { type Markup, html } from './html.ts';
import type { Page } from './page.ts';

/** A scope that was asked for, under the API it belongs to. */
export interface AskedScope {
  readonly scope: string;
  /** `openid` cannot be taken out: without it there is no sign-in to consent to. */
  readonly isRequired: boolean;
}

export interface AskedApi {
  readonly label: string;
  readonly resource: string;
  readonly scopes: readonly AskedScope[];
}

/** What the consent page shows. */
export interface ConsentView {
  readonly uid: string;
  readonly clientName: string;
  readonly account: SandboxAccount;
  /** Scopes about the person. */
  readonly scopes: readonly AskedScope[];
  readonly apis: readonly AskedApi[];
  /** Claims asked for one by one (OpenID Connect Core, section 5.5). */
  readonly claims: readonly string[];
  readonly redirectUri?: string | undefined;
}

/** What each scope lets a client do, in the words of the person who is asked. */
const MEANINGS: Readonly<Record<string, string>> = {
  openid: 'Know who you are',
  profile: 'See your name and language',
  email: 'See your e-mail address',
  offline_access: 'Keep access when you are away',
  'invoice:read': 'Read your invoices',
  'invoice:write': 'Create and change invoices',
  'ledger:read': 'Read your ledger',
  'ledger:write': 'Post to your ledger',
};

/** The page that asks what the client may have. Each scope can be taken out, to see what a narrower grant does. */
export function consentPage(view: ConsentView): Page {
  const { account, uid } = view;
  return {
    title: `Allow ${view.clientName}`,
    redirectUri: view.redirectUri,
    body: html`<h1>Allow ${view.clientName} to…</h1>
      <form method="post" action="/interaction/${uid}/consent">
        ${view.scopes.length > 0 && scopeGroup('About you', undefined, view.scopes)}
        ${view.apis.map(({ label, resource, scopes }) => scopeGroup(label, resource, scopes))}
        ${view.claims.length > 0 && claimList(view.claims)}
        <p class="hint">Take a tick out to grant less than was asked for.</p>
        <p class="who">
          <span>Signed in as <strong>${account.name}</strong> (${account.sub})</span>
          <a href="/interaction/${uid}?switch=1">Not you?</a>
        </p>
        <div class="actions">
          <button class="primary" type="submit" name="decision" value="allow">Allow</button>
          <button type="submit" name="decision" value="deny">Deny</button>
        </div>
      </form>`,
  };
}

function scopeGroup(legend: string, detail: string | undefined, scopes: readonly AskedScope[]): Markup {
  return html`<fieldset>
    <legend>${legend} ${detail !== undefined && html`<code>${detail}</code>`}</legend>
    ${scopes.length === 0 ? html`<p class="hint">Nothing in particular: no scope of this API was asked for.</p>` : ''}
    ${scopes.map(scopeRow)}
  </fieldset>`;
}

function scopeRow({ scope, isRequired }: AskedScope): Markup {
  const id = `scope-${scope}`;
  return html`<div class="scope">
    <input type="checkbox" id="${id}" name="scope" value="${scope}" checked ${isRequired && html`disabled`} />
    <label for="${id}">${MEANINGS[scope] ?? scope}${isRequired && ' (always)'}</label>
    <code>${scope}</code>
  </div>`;
}

function claimList(claims: readonly string[]): Markup {
  return html`<p class="hint">It also asks for these claims by name: <code>${claims.join(', ')}</code></p>`;
}
