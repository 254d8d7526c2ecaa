import { describe, expect, test } from 'vitest';
import { createFrameReader } from '../../../src/chromium/cdp/frame-reader.ts';

/** Reads the chunks and gives back the messages as text. */
function read(chunks: readonly Buffer[]): string[] {
  const messages: string[] = [];
  const reader = createFrameReader((message) => messages.push(message.toString('utf8')));
  for (const chunk of chunks) reader(chunk);
  return messages;
}

describe('the reader of the debugging pipe', () => {
  const text = '{"a":"é😀"}\0{"b":2}\0\0{"c":""}\0{"never ended';
  const bytes = Buffer.from(text);

  test('finds the same messages wherever the bytes are cut, inside a letter too', () => {
    for (let size = 1; size <= bytes.length; size += 1) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(read(chunks)).toEqual(['{"a":"é😀"}', '{"b":2}', '', '{"c":""}']);
    }
  });

  test('takes an empty chunk', () => {
    expect(read([Buffer.alloc(0), Buffer.from('a\0'), Buffer.alloc(0)])).toEqual(['a']);
  });

  test('puts a message of 64 MiB together from chunks of 64 KiB', () => {
    const chunk = Buffer.alloc(64 * 1024, 'x');
    let length = 0;
    const reader = createFrameReader((message) => (length = message.length));
    for (let index = 0; index < 1024; index += 1) reader(chunk);
    reader(Buffer.from([0]));
    expect(length).toBe(1024 * chunk.length);
  });
});
