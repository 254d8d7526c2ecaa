import { severityOf } from '../../src/core/findings/explain.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultOf } from '../support/flow.ts';
import { compactJws } from '../support/jwt.ts';
import { type TestEngine, startTestEngine, valueOf } from '../support/test-engine.ts';

let test: TestEngine;
let kept = '';
const NOW = Math.floor(Date.now() / 1000);
const CLAIMS = { iss: 'https://issuer.example', aud: 'a', scope: 'read', iat: NOW, exp: NOW + 600 };
const HEADER = { alg: 'ES256', typ: 'at+jwt' };
const stored = compactJws(HEADER, CLAIMS);

beforeAll(async () => {
  test = await startTestEngine();
  const { profileIds } = await startProfile();
  kept = valueOf(await test.engine.keepToken(stored, profileIds[0] ?? ''));
});
afterAll(() => test.close());

async function startProfile(): Promise<{ readonly profileIds: readonly string[] }> {
  const { PROFILE_DEFAULTS } = await import('../../src/contract/models/profile-defaults.ts');
  const [environment] = valueOf(await test.engine.listEnvironments());
  const profile = {
    ...PROFILE_DEFAULTS,
    id: '',
    name: 'billing',
    environment: environment?.id ?? 'dev',
    issuer: 'https://issuer.example',
    clientId: 'billing',
  };
  const saved = valueOf(await test.engine.saveProfile({ profile }));
  return { profileIds: [saved.profile.id] };
}

describe('two tokens', () => {
  it('of which one is stored and one pasted are compared in meaning', async () => {
    const text = `Authorization: Bearer ${compactJws(HEADER, { ...CLAIMS, aud: ['a'], exp: NOW + 900 })}`;
    const compared = valueOf(await test.engine.compare({ left: { tokenId: kept }, right: { text } }));
    expect(compared.comparison.claims).toMatchObject([
      { name: 'iss', change: 'same' },
      { name: 'aud', change: 'equal', why: ['list_of_one'] },
      { name: 'scope', change: 'same' },
      { name: 'iat', change: 'same' },
      { name: 'exp', change: 'changed', laterBySeconds: 300 },
    ]);
    expect(compared.left).toMatchObject({ summary: { id: kept }, kind: 'access_token', format: 'jws' });
    expect(compared.right).not.toHaveProperty('summary');
    expect(compared.comparison.scopes).toEqual([{ text: 'read', left: true, right: true }]);
  });

  it('leave neither text nor signature in the answer', async () => {
    const compared = valueOf(await test.engine.compare({ left: { tokenId: kept }, right: { text: stored } }));
    expect(compared.comparison.sameness).toBe('text');
    expect(JSON.stringify(compared)).not.toContain(stored.split('.')[2]);
    expect(JSON.stringify(compared)).not.toContain(stored.split('.')[1]);
  });

  it('need one token on each side, and it is said which has not', async () => {
    const two = JSON.stringify({ access_token: stored, id_token: stored });
    const fault = faultOf(await test.engine.compare({ left: { tokenId: kept }, right: { text: two } }));
    expect(fault).toMatchObject({ code: 'input.invalid', parameter: 'right' });
    const gone = faultOf(await test.engine.compare({ left: { tokenId: 'nobody' }, right: { text: stored } }));
    expect(gone.code).toBe('token.not_found');
  });
});

describe('a stored token at another time', () => {
  const failing = async (atMs?: number) => {
    const view = valueOf(await test.engine.viewToken(kept, atMs));
    return {
      view,
      codes: view.findings.filter((finding) => severityOf(finding) !== undefined).map(({ code }) => code),
    };
  };

  it('is judged as it would be then, whatever the settings say of the clock', async () => {
    valueOf(await test.engine.setSettings({ clock: 'fixed', clockOffsetSeconds: 86_400 }));
    expect((await failing()).codes).toContain('token.exp.expired');
    const { view, codes } = await failing((NOW + 60) * 1000);
    expect(codes).not.toContain('token.exp.expired');
    expect(view).toMatchObject({ judgedAtMs: (NOW + 60) * 1000, summary: { state: 'live' } });
    expect(view.lineage[0]?.outputs[0]?.state).toBe('live');
    valueOf(await test.engine.setSettings({ clock: 'server' }));
  });

  it('has expired tomorrow, and today again not', async () => {
    const { view, codes } = await failing((NOW + 86_400) * 1000);
    expect(codes).toContain('token.exp.expired');
    expect(view.summary.state).toBe('expired');
    const { view: today } = await failing();
    expect(today.summary.state).toBe('live');
    expect(today).not.toHaveProperty('judgedAtMs');
  });
});
