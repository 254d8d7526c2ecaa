import { describe, expect, test, vi } from 'vitest';
import * as z from 'zod/mini';
import { Secret } from '../../src/core/secret.ts';
import { fault } from '../../src/core/faults.ts';
import { failed, ok } from '../../src/core/result.ts';
import { type HandlerTable, brokenRouter, createRouter } from '../../src/main/router.ts';

const commands = {
  'thing.get': { kind: 'command', input: z.strictObject({ id: z.string().check(z.maxLength(8)) }) },
  'thing.list': { kind: 'command', input: z.strictObject({}) },
  'thing.changed': { kind: 'event', input: z.strictObject({}) },
};

/** A router over the table above whose handlers are those given. */
function route(handlers: HandlerTable, isTrusted = true) {
  const onBug = vi.fn<(where: string, error: unknown) => string>().mockReturnValue('ref-1');
  const isTrustedSender = vi.fn<(sender: string) => boolean>().mockReturnValue(isTrusted);
  return { call: createRouter(commands, handlers, { isTrustedSender, onBug }), onBug, isTrustedSender };
}

describe('the router', () => {
  test('hands the parsed input to the handler and its result back', async () => {
    const { call } = route({ 'thing.get': async ({ id }: { id: string }) => ok(`thing ${id}`) });
    expect(await call('window', 'thing.get', { id: 'a' })).toEqual({ ok: true, value: 'thing a' });
  });

  test('hands a fault back as it is', async () => {
    const busy = fault('store.busy', 'held');
    const { call } = route({ 'thing.list': async () => failed(busy) });
    expect(await call('window', 'thing.list', {})).toEqual({ ok: false, fault: busy });
  });

  test('refuses a sender that is not trusted before it looks at anything else', async () => {
    const handler = vi.fn<() => Promise<never>>();
    const { call } = route({ 'thing.list': handler }, false);
    for (const name of ['thing.list', 'no.such', 7]) {
      expect(await call('stranger', name, {})).toMatchObject({
        ok: false,
        fault: { code: 'bridge.refused' },
      });
    }
    expect(handler).not.toHaveBeenCalled();
  });

  test.for([
    'no.such',
    'constructor',
    '__proto__',
    'toString',
    'thing.changed',
    '',
    7,
    null,
    undefined,
    {},
    ['thing.list'],
  ])('knows no command %j', async (name) => {
    const { call } = route({ 'thing.list': async () => ok(1) });
    const reply = await call('window', name, {});
    expect(reply).toMatchObject({
      ok: false,
      fault: { code: 'bridge.unknown_command', remedy: expect.any(String) },
    });
  });

  test.for([
    ['a missing member', {}, 'id'],
    ['another type', { id: 1 }, 'id'],
    ['an extra key', { id: 'a', extra: 1 }, undefined],
    ['too much of it', { id: 'a-secret-that-is-too-long' }, 'id'],
    ['no object', null, undefined],
    ['nothing at all', undefined, undefined],
    ['a list', [], undefined],
  ] as const)('refuses input with %s, names the place and never the value', async ([, input, parameter]) => {
    const handler = vi.fn<() => Promise<never>>();
    const { call, onBug } = route({ 'thing.get': handler });
    const reply = await call('window', 'thing.get', input);
    expect(reply).toMatchObject({
      ok: false,
      fault: { code: 'bridge.bad_input', ...(parameter ? { parameter } : {}) },
    });
    expect(JSON.stringify(reply)).not.toContain('a-secret');
    expect(handler).not.toHaveBeenCalled();
    expect(onBug).not.toHaveBeenCalled();
  });

  test.for([
    [
      'that throws',
      () => {
        throw new Error('secret');
      },
    ],
    ['that rejects', () => Promise.reject(new Error('secret'))],
    ['that gives nothing', () => Promise.resolve(undefined as never)],
    ['that gives no result', () => Promise.resolve('a value' as never)],
    ['whose value is no JSON', () => Promise.resolve(ok(1n))],
  ] as const)('turns a handler %s into a fault with the reference of the report', async ([, handler]) => {
    const { call, onBug } = route({ 'thing.list': handler });
    const reply = await call('window', 'thing.list', {});
    expect(reply).toMatchObject({ ok: false, fault: { code: 'bridge.bug', reference: 'ref-1' } });
    expect(JSON.stringify(reply)).not.toContain('secret');
    expect(onBug).toHaveBeenCalledWith('thing.list', expect.anything());
  });

  test('reports a command that nobody answers', async () => {
    const { call, onBug } = route({});
    expect(await call('window', 'thing.list', {})).toMatchObject({ fault: { code: 'bridge.bug' } });
    expect(onBug).toHaveBeenCalledOnce();
  });

  test('gives JSON: what is undefined is left out, and a secret is its mask', async () => {
    const { call } = route({
      'thing.list': async () => ok({ absent: undefined, secret: new Secret('s3cret') }),
    });
    expect(await call('window', 'thing.list', {})).toStrictEqual({ ok: true, value: { secret: '[secret]' } });
  });

  test('of a program that did not start gives every call the reference of that', async () => {
    expect(await brokenRouter('ref-2')('window', 'thing.list', {})).toMatchObject({
      ok: false,
      fault: { code: 'bridge.bug', reference: 'ref-2' },
    });
  });
});
