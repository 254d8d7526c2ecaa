import { describe, expect, it } from 'vitest';
import type { UnsentRequest } from '../../src/core/exchange/refuse-request.ts';
import type { RequestEdit } from '../../src/core/run/run.ts';
import { editRequest } from '../../src/engine/run/edit-request.ts';
import { previewRequest } from '../../src/engine/run/preview.ts';
import { faultOf } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (body: Uint8Array | undefined): string => new TextDecoder().decode(body);

const TOKEN: UnsentRequest = {
  method: 'POST',
  url: 'https://as.example/token?tenant=1',
  headers: [
    ['Authorization', 'Basic Y2xpZW50OnRoZS1zZWNyZXQ='],
    ['Content-Type', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['Accept', 'application/json'],
  ],
  body: bytes('grant_type=authorization_code&code=the-code-itself&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcb'),
};
const AUTHORIZE: UnsentRequest = {
  method: 'GET',
  url: 'https://as.example/authorize?client_id=c&state=the-state-itself&scope=openid',
  headers: [],
};

describe('an edit', () => {
  it('that says nothing leaves the request as it was, to the byte', () => {
    expect(valueOf(editRequest(TOKEN, {}))).toEqual(TOKEN);
    expect(valueOf(editRequest(AUTHORIZE, {}))).toEqual(AUTHORIZE);
  });

  it('replaces what it names and keeps masked values by their position', () => {
    const edited = valueOf(
      editRequest(TOKEN, {
        method: 'PUT',
        headers: [
          { name: 'Authorization', keep: 0 },
          { name: 'Content-Type', keep: 1 },
          { name: 'X-Test', value: 'yes' },
        ],
        parameters: [
          { name: 'grant_type', value: 'refresh_token' },
          { name: 'code', keep: 1 },
        ],
      }),
    );
    expect(edited).toMatchObject({ method: 'PUT', url: TOKEN.url });
    expect(edited.headers).toEqual([TOKEN.headers[0], TOKEN.headers[1], ['X-Test', 'yes']]);
    expect(text(edited.body)).toBe('grant_type=refresh_token&code=the-code-itself');
  });

  it('of a query keeps the address, and of an address keeps the query', () => {
    const parameters = [
      { name: 'state', keep: 1 },
      { name: 'scope', value: 'a b' },
    ];
    expect(valueOf(editRequest(AUTHORIZE, { parameters })).url).toBe(
      'https://as.example/authorize?state=the-state-itself&scope=a+b',
    );
    expect(valueOf(editRequest(AUTHORIZE, { url: 'https://as.example/other' })).url).toBe(
      'https://as.example/other?client_id=c&state=the-state-itself&scope=openid',
    );
  });
});

describe('what is secret', () => {
  const elsewhere = { url: 'https://evil.example/token' };

  it('does not go to another origin until that is accepted', () => {
    for (const [request, edit] of [
      [TOKEN, elsewhere],
      [TOKEN, { url: 'http://as.example/token' }],
      [TOKEN, { ...elsewhere, headers: [{ name: 'Content-Type', keep: 1 }] }],
      [TOKEN, { ...elsewhere, parameters: [] }],
      [
        TOKEN,
        {
          headers: [
            { name: 'Authorization', keep: 0 },
            { name: 'hOST', value: 'evil.example' },
          ],
        },
      ],
      [AUTHORIZE, { url: 'https://evil.example/authorize' }],
    ] as const) {
      expect(faultOf(editRequest(request, edit))).toMatchObject({
        code: 'profile.rebind_needed',
        parameter: 'url',
        message: expect.stringContaining('https://as.example'),
      });
    }
    expect(valueOf(editRequest(TOKEN, { ...elsewhere, acceptOtherOrigin: true })).url).toBe(elsewhere.url);
  });

  it('that a person typed again is found too, whatever its name', () => {
    const typed = {
      ...elsewhere,
      headers: [{ name: 'Content-Type', keep: 1 }],
      parameters: [{ name: 'anything', value: 'before the-code-itself after' }],
    };
    expect(faultOf(editRequest(TOKEN, typed)).code).toBe('profile.rebind_needed');
  });

  it('is no reason where it was taken out', () => {
    const bare = { ...elsewhere, headers: [], parameters: [{ name: 'grant_type', keep: 0 }] };
    expect(valueOf(editRequest(TOKEN, bare)).url).toBe(elsewhere.url);
  });

  it('keeps its name, so that no preview shows it', () => {
    const renamed: RequestEdit = { parameters: [{ name: 'note', keep: 1 }] };
    expect(faultOf(editRequest(TOKEN, renamed))).toMatchObject({ code: 'input.invalid', parameter: 'note' });
    expect(faultOf(editRequest(TOKEN, { headers: [{ name: 'X-Note', keep: 0 }] })).code).toBe(
      'input.invalid',
    );
    expect(editRequest(TOKEN, { parameters: [{ name: 'other', keep: 2 }] }).ok).toBe(true);
  });

  it('is masked in the preview, which says where', () => {
    const preview = previewRequest(TOKEN);
    expect(preview).toMatchObject({ parametersIn: 'form', maskedHeaders: [0], maskedParameters: [1] });
    expect(JSON.stringify(preview)).not.toMatch(/the-code|Y2xpZW50/);
    expect(previewRequest(AUTHORIZE)).toMatchObject({ parametersIn: 'query', maskedParameters: [1] });
    expect(previewRequest({ ...AUTHORIZE, url: 'https://as.example/' }).parametersIn).toBeUndefined();
  });
});

describe('what cannot be sent is refused', () => {
  it.each<[string, RequestEdit]>([
    ['a line break in a header', { headers: [{ name: 'X-A', value: 'a\r\nX-B: b' }] }],
    ['a line break in a header’s name', { headers: [{ name: 'X-A\nX-B', value: 'a' }] }],
    ['a header that frames the message', { headers: [{ name: 'Transfer-Encoding', value: 'chunked' }] }],
    ['a length that is not the body’s', { headers: [{ name: 'Content-Length', value: '1' }] }],
    ['a line break in the address', { url: 'https://as.example/token\r\n/x' }],
    ['no address', { url: 'token' }],
    ['another scheme', { url: 'file:///etc/passwd' }],
    ['a password in the address', { url: 'https://a:b@as.example/token' }],
    ['a fragment', { url: 'https://as.example/token#x' }],
    ['a masked value in the address', { url: 'https://as.example/token?code=••••' }],
    ['a masked value in a line', { parameters: [{ name: 'code', value: '••••' }] }],
    ['a line that is not there', { parameters: [{ name: 'code', keep: 9 }] }],
  ])('%s', (_, edit) => {
    const fault = faultOf(editRequest(TOKEN, edit));
    expect(fault.code).toBe('input.invalid');
    expect(JSON.stringify(fault)).not.toMatch(/the-code|Y2xpZW50/);
  });
});
