import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packExchange, unpackExchange } from '../../../src/node/store/exchange-frame.ts';
import { anExchange } from './support.ts';

test('an exchange comes out of its frame as it went in, whatever the bodies', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  fc.assert(
    fc.property(
      bytes,
      bytes,
      fc.option(bytes),
      fc.string({ unit: 'grapheme' }),
      (request, raw, decoded, text) => {
        const { exchange } = anExchange('x1');
        const record = {
          runId: 'r1',
          stepId: text,
          exchange: {
            ...exchange,
            request: { ...exchange.request, body: request },
            ...(exchange.response
              ? { response: { ...exchange.response, rawBody: raw, body: decoded ?? raw } }
              : {}),
          },
        };
        expect(unpackExchange(Buffer.concat(packExchange(record)))).toEqual(record);
      },
    ),
  );
});

test('an exchange without an answer keeps its failure and gets no answer', () => {
  const { response: _, ...rest } = anExchange('x1').exchange;
  const record = {
    exchange: { ...rest, failure: { kind: 'refused' as const, message: 'Nobody listens there.' } },
  };
  expect(unpackExchange(Buffer.concat(packExchange(record)))).toEqual(record);
});

test('a body that had no Content-Encoding is not stored twice', () => {
  const { exchange } = anExchange('x1');
  const rawBody = new Uint8Array(100_000).fill(7);
  const response = exchange.response && { ...exchange.response, rawBody, body: new Uint8Array(rawBody) };
  const frame = Buffer.concat(packExchange({ exchange: { ...exchange, ...(response ? { response } : {}) } }));
  expect(frame.length).toBeLessThan(101_000);
});
