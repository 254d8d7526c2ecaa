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
