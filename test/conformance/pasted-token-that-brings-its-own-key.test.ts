import { severityOf } from '../../src/core/findings/explain.ts';
import { expect, it } from 'vitest';
import { signingKey } from '../support/test-server.ts';
import { openFlow } from '../support/flow.ts';
import { valueOf } from '../support/test-engine.ts';

const mallory = signingKey('mallory');
const CLAIMS = { iss: 'https://issuer.example', sub: 'admin' };

it.each([
  ['with no key at hand', false],
  ['with the issuer’s keys at hand', true],
])('is self-asserted, never verified, %s', async (_, isWithProfile) => {
  const { engine, profile } = await openFlow();
  const token = mallory.sign(CLAIMS, { jwk: mallory.jwk });
  const [inspected] = valueOf(
    await engine.inspect({ text: token, ...(isWithProfile ? { profileId: profile.id } : {}) }),
  );
  expect(inspected?.signature).toMatchObject({ state: 'self_asserted', header: 'jwk', fits: true });
  const fails = inspected?.findings
    .filter((finding) => severityOf(finding) !== undefined)
    .map(({ code }) => code);
  expect(fails).toEqual(
    expect.arrayContaining(['token.header.self_asserted_key', 'token.signature.self_asserted']),
  );
});

it('says so too where its own key does not even fit', async () => {
  const { engine } = await openFlow();
  const token = mallory.sign(CLAIMS, { jwk: signingKey().jwk });
  const [inspected] = valueOf(await engine.inspect({ text: token }));
  expect(inspected?.signature).toMatchObject({ state: 'self_asserted', fits: false });
});

it('is verified by a key that was given, whatever it brings', async () => {
  const { engine } = await openFlow();
  const token = mallory.sign(CLAIMS, { jwk: signingKey().jwk });
  const [inspected] = valueOf(await engine.inspect({ text: token, keys: JSON.stringify(mallory.jwk) }));
  expect(inspected?.signature).toMatchObject({ state: 'verified', trust: { kind: 'given_key' } });
});
