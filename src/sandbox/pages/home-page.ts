import { API_ADDRESSES } from '../apis.ts';
import { SANDBOX_ACCOUNTS } from '../accounts.ts';
import { SANDBOX_CLIENTS } from '../clients.ts';
import { html } from './html.ts';
import type { Page } from './page.ts';

/** What is at the issuer's own address: what this is and what can be tried. No secrets. */
export function homePage(issuer: string): Page {
  return {
    title: 'What this is',
    body: html`<h1>An issuer to try things on</h1>
      <p class="lead">
        Assay runs this authorization server and its API while you need them, on this computer only.
      </p>
      <dl>
        <dt>Issuer</dt>
        <dd><code>${issuer}</code></dd>
        <dt>Metadata</dt>
        <dd>
          <a href="/.well-known/openid-configuration">OpenID</a>,
          <a href="/.well-known/oauth-authorization-server">RFC 8414</a>
        </dd>
        <dt>Accounts</dt>
        <dd>${SANDBOX_ACCOUNTS.map(({ sub }) => sub).join(', ')} (any password)</dd>
        <dt>Clients</dt>
        <dd>
          ${SANDBOX_CLIENTS.map(({ clientId, label }) => html`<p><code>${clientId}</code><br />${label}</p>`)}
        </dd>
        <dt>API</dt>
        <dd>
          ${Object.values(API_ADDRESSES).map(({ path, label }) => html`<p><code>${path}</code><br />${label}</p>`)}
        </dd>
      </dl>`,
  };
}
