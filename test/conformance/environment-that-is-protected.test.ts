import { expect, it } from 'vitest';
import { MACHINE, faultOf, openFlow, tokenOf } from '../support/flow.ts';
import { ended, valueOf } from '../support/test-engine.ts';

it('wants its name before anything is revoked in it', async () => {
  const { acquire, engine, server } = await openFlow({
    profile: () => ({ ...MACHINE, environment: 'prod' }),
  });
  const environment = valueOf(await engine.listEnvironments()).find(({ id }) => id === 'prod');
  expect(environment).toMatchObject({ isProtected: true });
  const name = environment?.name ?? '';
  const id = tokenOf(await acquire());
  for (const confirm of [
    undefined,
    '',
    'yes',
    name.toUpperCase() === name ? name.toLowerCase() : name.toUpperCase(),
  ]) {
    expect(faultOf(await engine.revoke(id, confirm))).toMatchObject({
      code: 'profile.confirm_needed',
      parameter: 'confirm',
      remedy: `Say its name, ${name}, to go on.`,
    });
  }
  expect(server.count('/revoke')).toBe(0);
  expect(await ended(engine.revoke(id, name))).toMatchObject({ status: 'succeeded' });
  expect(server.count('/revoke')).toBe(1);
});
