import { describe, expect, test } from 'vitest';
import { Markup, html } from '../../../src/sandbox/pages/html.ts';
import { loginPage } from '../../../src/sandbox/pages/login-page.ts';
import { formAction, sendPage } from '../../../src/sandbox/pages/page.ts';

describe('markup', () => {
  test('escapes every value, in text and in attributes', () => {
    expect(html`<a title="${`"><script>`}">${`<b>&'`}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;">&lt;b&gt;&amp;&#39;</a>',
    );
  });

  test('leaves markup as it is, alone and in lists, and drops what is absent', () => {
    const list = [html`<b></b>`, html`<u></u>`];
    expect(html`${new Markup('<i>')}${list}${false}${undefined}${0}`.text).toBe('<i><b></b><u></u>0');
  });

  test('a login hint cannot leave its attribute', () => {
    const page = loginPage({ uid: 'u', clientName: 'c', login: '"><script>alert(1)</script>' });
    expect(page.body.text).not.toContain('<script>');
  });
});

describe('where a form may lead', () => {
  test.each([
    [undefined, "form-action 'self'"],
    ['http://127.0.0.1:8765/callback', "form-action 'self' http://127.0.0.1:8765"],
    ['http://[::1]:8765/callback', "form-action 'self' http:"],
    ['com.example.assay:/callback', "form-action 'self' com.example.assay:"],
    ['not a url', "form-action 'self'"],
  ])('for redirect URI %s: %s', (redirectUri, expected) => {
    expect(formAction(redirectUri)).toBe(expected);
  });
});

test('a page allows its own stylesheet and nothing else to run or load', () => {
  const headers = new Map<string, string>();
  let sent = '';
  sendPage(
    { setHeader: (name, value) => headers.set(name, value), send: (_status, body) => (sent = body) },
    { title: 'T', body: html`x` },
  );
  const policy = headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|script-src/);
  expect(sent).toContain('<title>T · Assay sandbox</title>');
  expect(headers.get('Cache-Control')).toBe('no-store');
});
