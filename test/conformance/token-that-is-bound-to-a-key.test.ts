import { describe, expect, it } from 'vitest';
import { json } from '../support/test-server.ts';
import { MACHINE, faultOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';
import { segment } from '../core/jose/tokens.ts';

/** A token whose claims say what it is bound to; who signed it does not matter here. */
function bound(cnf: object): string {
  return `${segment('{"alg":"ES256"}')}.${segment(JSON.stringify({ iss: 'https://as.example', cnf }))}.${segment('signature-signature-signature-si')}`;
}

describe('a token that is bound', () => {
  it.each([
    ['to a DPoP key', { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' }, 'RFC 9449 §7.1'],
    ['to a client certificate', { 'x5t#S256': 'bwcK0esc3ACC3DB2Y5_lESsXE8o9ltc05O89jdN-dg2' }, 'RFC 8705 §3'],
    ['in an unknown way', { 'x-own': 'x' }, 'RFC 7800 §3.1'],
  ])('%s is not sent as Bearer, unless a person says so', async (_, cnf, section) => {
    const { engine, profile } = await openFlow({
      answers: () => ({
        '/api': json({ error: 'invalid_token' }, 401, { 'www-authenticate': 'DPoP algs="ES256"' }),
      }),
    });
    const tokenId = valueOf(await engine.keepToken(bound(cnf), profile.id));
    const refused = faultOf(await engine.call({ tokenId, apiId: 'api' }));
    expect(refused).toMatchObject({ code: 'operation.not_possible', section, parameter: 'token' });
    expect(valueOf(await engine.listExchanges({ profileId: profile.id }))).toEqual([]);
    const run = await ended(engine.call({ tokenId, apiId: 'api', asBearer: true }));
    expect(run.status).toBe('succeeded');
    expect(valueOf(await engine.listExchanges({ profileId: profile.id }))).toMatchObject([
      { purpose: 'api', status: 401 },
    ]);
  });

  it('only by the token_type it came with is not sent either', async () => {
    const { acquire, engine } = await openFlow({
      profile: () => MACHINE,
      answers: () => ({
        '/token': json({ access_token: 'opaque-and-bound-1234567890', token_type: 'DPoP', expires_in: 60 }),
      }),
    });
    const run = await acquire();
    const refused = faultOf(await engine.call({ tokenId: tokenOf(run), apiId: 'api' }));
    expect(refused).toMatchObject({ code: 'operation.not_possible', section: 'RFC 9449 §7.1' });
  });
});
