import { expect, it } from 'vitest';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';
import { signingKey } from '../support/test-server.ts';

it('stays in the program like the one around it: its signature is not shown', async () => {
  const { engine, profile, server } = await openFlow();
  const inner = server.accessToken();
  const segment = (text: string) => Buffer.from(text).toString('base64url');
  const [, , signature = ''] = signingKey('outer').sign({ iss: server.origin }).split('.');
  const outer = `${segment('{"alg":"RS256","cty":"JWT"}')}.${segment(inner)}.${signature}`;
  const id = valueOf(await engine.keepToken(outer, profile.id));
  const view = valueOf(await engine.viewToken(id));
  expect(view.layers.length).toBeGreaterThan(1);
  const shown = JSON.stringify(view);
  const [, , innerSignature = 'absent'] = inner.split('.');
  expect(shown).not.toContain(innerSignature);
  expect(shown).not.toContain(segment(inner));
});

it('stays there too as the proof of the holder of an SD-JWT in JSON', async () => {
  const { engine, profile, server } = await openFlow();
  const [header = '', payload = '', signature = ''] = server.accessToken().split('.');
  const proof = signingKey('holder').sign({ aud: 'https://verifier.example', nonce: 'n', sd_hash: 'h' });
  const token = { protected: header, payload, signature, header: { disclosures: [], kb_jwt: proof } };
  const id = valueOf(await engine.keepToken(JSON.stringify(token), profile.id));
  const view = valueOf(await engine.viewToken(id));
  expect(view.summary.format).toBe('jws_json');
  expect(view.layers.map(({ kind }) => kind)).toContain('kb_jwt');
  const [, , proofSignature = 'absent'] = proof.split('.');
  expect(JSON.stringify(view)).not.toContain(proofSignature);
  expect(JSON.stringify(view)).not.toContain(signature);
});
