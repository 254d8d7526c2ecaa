import { SANDBOX_CLIENTS, redirectUrisOf } from '../clients.ts';
import { type Markup, html } from './html.ts';
import type { Page } from './page.ts';

/** An error of the issuer that could not be sent back to the client. Wire names, as OAuth has them. */
export interface Problem {
  readonly error: string;
  readonly error_description?: string | undefined;
}

/** What to do about errors that people meet in the sandbox. */
const ADVICE: Readonly<Record<string, () => Markup>> = {
  invalid_redirect_uri: () =>
    html`A server must not redirect to an address it does not know, so it says so here and nothing is sent
    back to the client. The sandbox accepts these, on any port:
    ${registeredRedirectUris().map((uri) => html`<br /><code>${uri}</code>`)}`,
  invalid_client: () =>
    html`The sandbox knows these clients:
    ${SANDBOX_CLIENTS.map(({ clientId }) => html`<br /><code>${clientId}</code>`)}`,
  session_not_found: () =>
    html`The sandbox forgets everything when it stops, and this page may be from an earlier start. Start again
    from the client.`,
};

/** A page for an error that has nowhere else to go (RFC 6749, section 4.1.2.1). */
export function problemPage(problem: Problem, status: number): Page {
  const { error, error_description: description } = problem;
  const advice = ADVICE[adviceKey(problem)]?.();
  return {
    title: `Refused (${error})`,
    status,
    body: html`<h1>This did not work</h1>
      <p class="lead">The sandbox issuer refused the request.</p>
      <dl>
        <dt>Status</dt>
        <dd>${status}</dd>
        <dt>error</dt>
        <dd><code>${error}</code></dd>
        ${
          description !== undefined &&
          html`<dt>Why</dt>
            <dd>${description}</dd>`
        }
      </dl>
      ${advice !== undefined && html`<p class="note">${advice}</p>`}`,
  };
}

function adviceKey({ error, error_description: description = '' }: Problem): string {
  return error === 'invalid_request' && /session|expired/.test(description) ? 'session_not_found' : error;
}

function registeredRedirectUris(): readonly string[] {
  const all = SANDBOX_CLIENTS.flatMap(redirectUrisOf);
  return [...new Set(all)];
}
