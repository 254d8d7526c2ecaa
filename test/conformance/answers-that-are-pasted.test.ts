import { describe, expect, it } from 'vitest';
import { openFlow } from '../support/flow.ts';
import { compactJws } from '../support/jwt.ts';
import { valueOf } from '../support/test-engine.ts';

type Found = readonly { readonly code: string; readonly outcome: string }[];

const failed = (findings: Found = []) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);
const outcomeOf = (findings: Found = [], code: string) =>
  findings.find((finding) => finding.code === code)?.outcome;

async function inspected(answer: object | string) {
  const { engine } = await openFlow();
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  return valueOf(await engine.inspect({ text }));
}

describe('a pasted introspection response', () => {
  it('is judged by its own rules, each at the member that it is about', async () => {
    const [answer] = await inspected({ active: true, scope: ['read'], exp: '1', nbf: 4_000_000_000 });
    expect(failed(answer?.findings)).toEqual(
      expect.arrayContaining([
        'introspection.scope.not_a_string',
        'introspection.time.not_a_number',
        'introspection.active.before_nbf',
      ]),
    );
    const scope = answer?.findings.find(({ code }) => code === 'introspection.scope.not_a_string');
    expect(scope?.at).toEqual({ kind: 'claim', part: 'payload', pointer: '/scope' });
    expect(answer?.signature).toMatchObject({ state: 'unchecked' });
  });

  it('is found wanting where an expired token is called active, and where an inactive one is told of', async () => {
    expect(failed((await inspected({ active: true, exp: 1 }))[0]?.findings)).toContain(
      'introspection.active.though_expired',
    );
    expect(failed((await inspected({ active: false, sub: 'alice' }))[0]?.findings)).toContain(
      'introspection.inactive.extra_members',
    );
  });

  it('is one too where active is no boolean', async () => {
    const [answer] = await inspected({ active: 'true', scope: 'read', client_id: 'spa' });
    expect(failed(answer?.findings)).toContain('introspection.active.not_a_boolean');
  });

  it('says nothing of how it came, which nobody has seen', async () => {
    const [answer] = await inspected({ active: true, exp: 4_000_000_000, scope: 'read' });
    expect(failed(answer?.findings)).toEqual([]);
    for (const code of ['transport.insecure', 'status.not_ok', 'content_type.wrong'])
      expect(outcomeOf(answer?.findings, `introspection.${code}`)).toBe('unchecked');
  });
});

describe('a pasted token response', () => {
  const token = compactJws(
    { alg: 'ES256', typ: 'at+jwt' },
    { iss: 'https://i.example', scope: 'read write', cnf: { jkt: 'x' } },
  );

  it('is judged by its own rules, with the access token that it brought', async () => {
    const answer = { refresh_token: 'abc', access_token: 'short', expires_in: '3600', scope: ['read'] };
    const tokens = await inspected(answer);
    const access = tokens.find(({ role }) => role === 'access_token');
    expect(failed(access?.findings)).toEqual(
      expect.arrayContaining([
        'token_response.token_type.missing',
        'token_response.expires_in.not_a_number',
        'token_response.scope.not_a_string',
        'token_response.access_token.guessable',
      ]),
    );
    const refresh = tokens.find(({ role }) => role === 'refresh_token');
    expect(refresh?.findings.some(({ code }) => code.startsWith('token_response.'))).toBe(false);
  });

  it('announces the type and the scope that its access token is held to', async () => {
    const answer = { access_token: token, token_type: 'Bearer', expires_in: 60, scope: 'read' };
    const [access] = await inspected(answer);
    expect(failed(access?.findings)).toEqual(
      expect.arrayContaining(['access_token.binding.called_bearer', 'access_token.scope.more_than_granted']),
    );
  });

  it('has its members each once', async () => {
    const [access] = await inspected(`{"access_token":"${token}","token_type":"Bearer","token_type":"DPoP"}`);
    expect(failed(access?.findings)).toContain('token_response.body.duplicate_member');
  });

  it('in a form is no JSON, as it must be', async () => {
    const [access] = await inspected(`access_token=${token}&token_type=bearer&expires_in=60`);
    expect(failed(access?.findings)).toContain('token_response.body.not_json');
  });

  it('says nothing of what was asked or how it came, and a callback is none', async () => {
    const good = { access_token: token, token_type: 'DPoP', expires_in: 60, scope: 'read write' };
    const [access] = await inspected(good);
    const ofAnswer = access?.findings.filter(({ code }) => code.startsWith('token_response.')) ?? [];
    expect(failed(ofAnswer)).toEqual([]);
    for (const code of ['cache_control.missing', 'scope.widened', 'expires_in.disagrees_with_exp'])
      expect(outcomeOf(ofAnswer, `token_response.${code}`)).toBe('unchecked');
    const [inCallback] = await inspected(
      `https://app.example/cb#access_token=${token}&token_type=bearer&state=s`,
    );
    expect(inCallback?.findings.some(({ code }) => code.startsWith('token_response.'))).toBe(false);
  });
});
