import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../../src/core/exchange/exchange.ts';
import { redactExchange } from '../../../src/core/exchange/redact.ts';

const SECRET = 'correct "horse" battery';

function answered(request: Partial<Exchange['request']>, body: string): Exchange {
  const bytes = new TextEncoder().encode(body);
  return {
    id: '1',
    purpose: 'token',
    request: {
      method: 'POST',
      url: 'https://as.example/token',
      headers: [],
      body: new Uint8Array(),
      ...request,
    },
    response: {
      status: 400,
      statusText: 'Bad Request',
      httpVersion: '1.1',
      headers: [
        ['Content-Type', 'application/json'],
        ['X-Why', body.slice(0, 200)],
      ],
      rawBody: bytes,
      body: bytes,
      truncated: false,
    },
    timing: { startedAtMs: 0, totalMs: 1, reusedSocket: false },
  };
}

const form = (parameters: Record<string, string>) =>
  new TextEncoder().encode(new URLSearchParams(parameters).toString());

describe('an answer that repeats a secret of the request', () => {
  it.each([
    ['the client secret of the form', { body: form({ client_secret: SECRET }) }, SECRET],
    ['a short code', { body: form({ code: 'tomato' }) }, 'tomato'],
    [
      'the password of Basic',
      { headers: [['Authorization', `Basic ${btoa('id:swordfish')}`]] as const },
      'swordfish',
    ],
    [
      'the form-encoded password of Basic',
      { headers: [['Authorization', `Basic ${btoa('id:sword+fish%21')}`]] as const },
      'sword fish!',
    ],
    ['a token in the query', { url: 'https://as.example/x?access_token=tomato' }, 'tomato'],
  ])('is shown without it: %s', (_, request, secret) => {
    const body = JSON.stringify({ error_description: `You sent ${secret}, which is wrong.` });
    const { response } = redactExchange(answered(request, body));
    expect(JSON.parse(response?.body ?? '')).toEqual({
      error_description: expect.stringMatching(/^You sent •+, which is wrong\.$/) as string,
    });
    expect(response?.body).toHaveLength(body.length);
    expect(JSON.stringify(response?.headers)).not.toContain(secret);
  });

  it('is shown as it is where what was sent is too short to tell from a word', () => {
    const { response } = redactExchange(answered({ body: form({ code: 'ok' }) }, '{"a":"look"}'));
    expect(response?.body).toBe('{"a":"look"}');
  });
});
