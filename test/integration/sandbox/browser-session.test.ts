import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CookieJar } from '../../../src/sandbox/person/cookie-jar.ts';
import { readForms } from '../../../src/sandbox/person/html-forms.ts';
import type { RunningSandbox } from '../../../src/sandbox/sandbox.ts';
import { type Listener, ask, exchange, introspect, listen, start } from './support.ts';

let sandbox: RunningSandbox;
beforeAll(async () => {
  sandbox = await start();
});
afterAll(() => sandbox.stop());

/** A browser that keeps its cookies from one sign-in to the next, which the scripted person does not. */
class Browser {
  readonly #jar = new CookieJar();

  /** Requests and follows redirects within the sandbox; ends at the first page, or at a redirect that leaves. */
  async go(
    url: string,
    form?: Record<string, string | readonly string[]>,
    headers: Record<string, string> = {},
  ) {
    let response = await this.#send(new URL(url, sandbox.issuer), form, headers);
    for (let hops = 0; hops < 10; hops++) {
      const location = response.headers.get('location');
      if (location === null) break;
      const next = new URL(location, sandbox.issuer);
      if (next.origin !== sandbox.issuer)
        return { status: response.status, left: next, text: '', headers: response.headers };
      response = await this.#send(next);
    }
    return {
      status: response.status,
      left: undefined,
      text: await response.text(),
      headers: response.headers,
    };
  }

  async #send(
    url: URL,
    form?: Record<string, string | readonly string[]>,
    headers: Record<string, string> = {},
  ) {
    const cookie = this.#jar.headerFor(url.pathname);
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(form ?? {}))
      for (const one of [value].flat()) body.append(name, one);
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === undefined ? {} : { cookie }), ...headers },
      ...(form === undefined ? {} : { method: 'POST', body }),
    });
    this.#jar.store(response.headers.getSetCookie(), url.pathname);
    return response;
  }
}

const formOf = (page: { text: string }) => {
  const [form] = readForms(page.text);
  if (form === undefined) throw new Error('the page has no form');
  return form;
};

describe('in one browser', () => {
  let browser: Browser;
  let listener: Listener;
  beforeEach(async () => {
    browser = new Browser();
    listener = await listen();
  });

  const signInAs = async (login: string, parameters: Record<string, string> = {}) => {
    const page = await browser.go(ask(sandbox, listener, parameters).url);
    return browser.go(formOf(page).action, { login, password: 'x' });
  };

  test('the login hint is in the field, and a wrong name is asked for again', async () => {
    const page = await browser.go(ask(sandbox, listener, { login_hint: 'bob' }).url);
    expect(formOf(page).fields).toContainEqual(expect.objectContaining({ name: 'login', value: 'bob' }));
    const again = await browser.go(formOf(page).action, { login: 'mallory <b>', password: 'x' });
    expect(again.status).toBe(400);
    expect(again.text).toContain('There is no account “mallory &lt;b&gt;”');
    expect((await browser.go(formOf(again).action, { login: 'bob', password: 'x' })).text).toContain(
      'Bob Cratchit',
    );
  });

  test('taking out a tick grants less, and the token response says so', async () => {
    const consent = await signInAs('alice', { scope: 'openid email invoice:read invoice:write' });
    expect(formOf(consent).fields.map(({ value }) => value)).toEqual([
      'email',
      'invoice:read',
      'invoice:write',
    ]);
    const asked = ask(sandbox, listener, { scope: 'openid email invoice:read invoice:write' });
    await browser.go(formOf(consent).action, { decision: 'allow', scope: ['invoice:read'] });
    const { left } = await browser.go(asked.url);
    const tokens = await exchange(sandbox, left ?? new URL('http://nowhere'), asked, {});
    expect(tokens.scope).toBe('invoice:read');
  });

  test('the second time nobody is asked, prompt=none included; prompt=login and prompt=consent ask again', async () => {
    const consent = await signInAs('alice');
    await browser.go(formOf(consent).action, {
      decision: 'allow',
      scope: ['profile', 'email', 'invoice:read'],
    });
    for (const parameters of [{}, { prompt: 'none' }]) {
      const { left } = await browser.go(ask(sandbox, listener, parameters).url);
      expect(left?.searchParams.get('code')).toBeTypeOf('string');
    }
    expect((await browser.go(ask(sandbox, listener, { prompt: 'login' }).url)).text).toContain(
      '<h1>Sign in</h1>',
    );
    expect((await browser.go(ask(sandbox, listener, { prompt: 'consent' }).url)).text).toContain(
      'Allow sandbox-spa',
    );
    const wider = await browser.go(
      ask(sandbox, listener, { prompt: 'none', scope: 'openid invoice:write' }).url,
    );
    expect(wider.left?.searchParams.get('error')).toBe('consent_required');
  });

  test('runs in one session have families of their own: replaying a code of one spares the others', async () => {
    const consent = await signInAs('alice');
    await browser.go(formOf(consent).action, { decision: 'allow', scope: ['invoice:read'] });
    const runs = await Promise.all(
      [1, 2].map(async () => {
        const asked = ask(sandbox, listener, { scope: 'openid invoice:read' });
        const { left } = await browser.go(asked.url);
        const callback = left ?? new URL('http://nowhere');
        return { asked, callback, tokens: await exchange(sandbox, callback, asked, {}) };
      }),
    );
    const [one, other] = runs;
    if (one === undefined || other === undefined) throw new Error('two runs');
    expect((await exchange(sandbox, one.callback, one.asked, {})).error).toBe('invalid_grant');
    expect(await introspect(sandbox, one.tokens.access_token)).toEqual({ active: false });
    expect(await introspect(sandbox, other.tokens.access_token)).toMatchObject({ active: true });
  });

  test('“Not you?” signs in somebody else, who is asked for consent too', async () => {
    const consent = await signInAs('alice');
    const switched = /href="([^"]+switch=1)"/.exec(consent.text)?.[1] ?? '';
    const login = await browser.go(switched);
    const between = await browser.go(formOf(login).action, { login: 'bob', password: 'x' });
    // The library signs the first account out by way of a form that a script posts.
    expect(between.headers.get('content-security-policy')).toMatch(
      /script-src 'report-sample' 'sha256-[^']+';.*form-action 'self' http:/,
    );
    const form = formOf(between);
    const fields = Object.fromEntries(form.fields.map(({ name, value }) => [name, value]));
    expect((await browser.go(form.action, fields)).text).toContain('Bob Cratchit');
  });

  test('a form posted by another origin is refused, a port of the same address included', async () => {
    const page = await browser.go(ask(sandbox, listener).url);
    for (const origin of ['http://evil.example', 'http://127.0.0.1:1', 'null']) {
      const answer = await browser.go(formOf(page).action, { login: 'alice', password: 'x' }, { origin });
      expect(answer.status).toBe(403);
    }
    const own = await browser.go(
      formOf(page).action,
      { login: 'alice', password: 'x' },
      { origin: sandbox.issuer },
    );
    expect(own.text).toContain('Allow sandbox-spa');
  });

  test('a sign-in page without its cookie, of another session, or fetched oddly says so', async () => {
    const page = await browser.go(ask(sandbox, listener).url);
    const { action } = formOf(page);
    expect(await new Browser().go(action, { login: 'alice', password: 'x' })).toMatchObject({ status: 400 });
    expect(await browser.go('/interaction/other/login', { login: 'alice' })).toMatchObject({ status: 400 });
    expect(await browser.go('/interaction/')).toMatchObject({ status: 400 });
    expect(await browser.go(action)).toMatchObject({ status: 405 });
    const json = await browser.go(action, undefined, { 'content-type': 'application/json' });
    expect(json.status).toBe(405);
  });

  test('pages of the sandbox may not run scripts, be framed or be stored', async () => {
    const pages = [
      await browser.go(ask(sandbox, listener).url),
      await browser.go('/'),
      await browser.go('/device'),
      await browser.go('/authorize?client_id=unknown'),
    ];
    for (const { headers, text } of pages) {
      expect(headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'/,
      );
      expect(headers.get('cache-control')).toContain('no-store');
      expect(text).not.toMatch(/<script|https?:\/\/(?!127\.0\.0\.1|localhost|\[::1\]|api-[ab]\.sandbox)/);
    }
  });

  test('signing out ends the session and goes back to the client with its state', async () => {
    const consent = await signInAs('alice');
    await browser.go(formOf(consent).action, { decision: 'allow', scope: ['invoice:read'] });
    const query = new URLSearchParams({
      client_id: 'sandbox-spa',
      post_logout_redirect_uri: listener.redirectUri,
      state: 'bye',
    });
    const page = await browser.go(`/logout?${query}`);
    expect(page.text).toContain('Sign out of the sandbox?');
    const [xsrf] = formOf(page).fields;
    const out = await browser.go(formOf(page).action, { xsrf: xsrf?.value ?? '', logout: 'yes' });
    expect(out.left?.href).toBe(`${listener.redirectUri}?state=bye`);
    const silent = await browser.go(ask(sandbox, listener, { prompt: 'none' }).url);
    expect(silent.left?.searchParams.get('error')).toBe('login_required');
  });

  test('signing out does not go to an address that is not registered', async () => {
    const query = new URLSearchParams({
      client_id: 'sandbox-spa',
      post_logout_redirect_uri: 'https://evil.example/',
    });
    const page = await browser.go(`/logout?${query}`);
    expect(page.status).toBe(400);
    expect(page.left).toBeUndefined();
  });
});
