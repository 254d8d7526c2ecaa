import { describe, expect, test } from 'vitest';
import { createScheme } from '../../../src/chromium/electron/scheme.ts';

const APP = { scheme: 'app', privileges: { standard: true, secure: true } };
const GET = { url: 'https://assay.invalid/', method: 'GET', headers: {} };

describe('electron.protocol', () => {
  test('registers one standard, secure scheme, before the app is ready', () => {
    let isReady = false;
    const { protocol } = createScheme(() => isReady);
    for (const schemes of [
      [],
      [APP, { ...APP, scheme: 'b' }],
      [{ scheme: 'app' }],
      [{ scheme: 'app', privileges: { standard: true } }],
    ]) {
      expect(() => protocol.registerSchemesAsPrivileged(schemes)).toThrow('not in this shell');
    }
    protocol.registerSchemesAsPrivileged([APP]);
    isReady = true;
    expect(() => protocol.registerSchemesAsPrivileged([APP])).toThrow('before app is ready');
  });

  test('answers with what the handler answers: status, headers, bytes', async () => {
    const scheme = createScheme(() => false);
    scheme.protocol.registerSchemesAsPrivileged([APP]);
    const bytes = new Uint8Array([0, 255, 254]);
    scheme.protocol.handle(
      'app',
      async (request) => new Response(bytes, { status: 206, headers: { 'X-Url': request.url } }),
    );
    expect(await scheme.answer('app://assay/a', GET)).toEqual({
      status: 206,
      headers: [{ name: 'x-url', value: 'app://assay/a' }],
      body: Buffer.from(bytes),
    });
  });

  test('hands the method, the headers and the body of the request over', async () => {
    const scheme = createScheme(() => false);
    scheme.protocol.registerSchemesAsPrivileged([APP]);
    scheme.protocol.handle('app', async (request) => {
      return new Response(`${request.method} ${request.headers.get('x-own')} ${await request.text()}`);
    });
    const request = { ...GET, method: 'POST', headers: { 'X-Own': '1' }, postData: 'body' };
    expect(String((await scheme.answer('app://assay/', request))?.body)).toBe('POST 1 body');
  });

  test('answers nothing without a handler, and takes one handler for one registered scheme', async () => {
    const scheme = createScheme(() => false);
    expect(await scheme.answer('app://assay/', GET)).toBeUndefined();
    const handler = (): Response => new Response();
    expect(() => scheme.protocol.handle('app', handler)).toThrow('unregistered');
    scheme.protocol.registerSchemesAsPrivileged([APP]);
    scheme.protocol.handle('app', handler);
    expect(() => scheme.protocol.handle('app', handler)).toThrow('already');
    expect(scheme.protocol.isProtocolHandled('app')).toBe(true);
    scheme.protocol.unhandle('app');
    expect(await scheme.answer('app://assay/', GET)).toBeUndefined();
  });

  test('has no addresses before there is a scheme', () => {
    expect(() => createScheme(() => false).addresses()).toThrow(
      'before protocol.registerSchemesAsPrivileged',
    );
  });
});
