import { describe, expect, it } from 'vitest';
import { errorResponseFault } from '../../src/engine/acquire/error-response.ts';
import { quoteServer } from '../../src/engine/quote.ts';

const SOURCE = { who: 'The token endpoint', section: 'RFC 6749 §5.2' };

describe('a server’s words', () => {
  it('stand in one line, without control, format or direction characters', () => {
    expect(quoteServer('a\r\nb\u001b[2Jc\u2028d\u202ee', 100)).toBe('a b [2Jc d e');
  });

  it('are cut', () => {
    expect(quoteServer('no '.repeat(1000), 20)).toHaveLength(20);
  });

  it('hide what was sent, the longest first, and what looks like a token', () => {
    const said = quoteServer('no horse, no horsefly, no eyJhbGciOiJub25lIn0.eyJzdWIiOiJhIn0.', 200, [
      'horse',
      'horsefly',
    ]);
    expect(said).toMatch(/^no \[hidden\], no \[hidden\], no /);
    expect(said).not.toContain('eyJzdWIiOiJhIn0');
  });
});

describe('the parameter that an error concerns', () => {
  it.each([
    ['invalid_scope', undefined, 'scope'],
    ['invalid_request', 'redirect_uri mismatch', 'redirect_uri'],
    ['invalid_request', 'Missing "code_challenge".', 'code_challenge'],
    ['invalid_request', 'This statement is unclear', undefined],
    ['invalid_request', 'The client_state is odd', undefined],
    ['invalid_request', undefined, undefined],
    ['toString', undefined, undefined],
  ])('of %s %j is %s', (error, errorDescription, parameter) => {
    const given = { error, ...(errorDescription === undefined ? {} : { errorDescription }) };
    expect(errorResponseFault(SOURCE, given).parameter).toBe(parameter);
  });

  it('is the one that the source names, where neither says it', () => {
    expect(errorResponseFault({ ...SOURCE, parameter: 'code' }, { error: 'invalid_grant' })).toMatchObject({
      code: 'flow.error_response',
      parameter: 'code',
      section: 'RFC 6749 §5.2',
    });
  });
});
