import { html } from './html.ts';
import type { Page } from './page.ts';

/** What the pages of the device flow post back: where to, and the secret that ties the form to the session. */
export interface DeviceForm {
  readonly action: string;
  readonly xsrf: string;
}

/** Asks for the code that the device shows (RFC 8628, section 3.3). */
export function userCodePage(form: DeviceForm, problem?: string): Page {
  return {
    title: 'Connect a device',
    status: problem === undefined ? 200 : 400,
    body: html`<h1>Connect a device</h1>
      <p class="lead">Enter the code that your device or terminal shows.</p>
      ${problem !== undefined && html`<p class="wrong" role="alert"><b>${problem}</b></p>`}
      <form method="post" action="${form.action}" autocomplete="off">
        <input type="hidden" name="xsrf" value="${form.xsrf}" />
        <label class="field" for="user_code">Code</label>
        <input
          class="code"
          type="text"
          id="user_code"
          name="user_code"
          required
          autofocus
          autocapitalize="characters"
          spellcheck="false"
        />
        <div class="actions"><button class="primary" type="submit">Continue</button></div>
      </form>`,
  };
}

/** Asks whether the code is the one the device shows, before anybody signs in (RFC 8628, section 5.4). */
export function confirmCodePage(form: DeviceForm, userCode: string, clientName: string): Page {
  return {
    title: 'Is this your device?',
    body: html`<h1>Is this your device?</h1>
      <p class="lead"><strong>${clientName}</strong> is waiting. Its screen should show this code:</p>
      <code class="big">${userCode}</code>
      <p class="hint">
        If it shows another code, or you started nothing, somebody may be trying to use your account.
      </p>
      <form method="post" action="${form.action}">
        <input type="hidden" name="xsrf" value="${form.xsrf}" />
        <input type="hidden" name="user_code" value="${userCode}" />
        <div class="actions">
          <button class="primary" type="submit" name="confirm" value="yes">Yes, continue</button>
          <button type="submit" name="abort" value="yes">No, cancel</button>
        </div>
      </form>`,
  };
}

/** The end of the device flow as the person sees it. */
export function deviceConnectedPage(clientName: string): Page {
  return {
    title: 'Device connected',
    body: html`<h1>Device connected</h1>
      <p class="lead">
        <strong>${clientName}</strong> has been told and gets its token when it asks next. You can close this
        page.
      </p>`,
  };
}
