import { expect, test } from 'vitest';
import { digestOf, disclose, sdJwt, sdJwtInput } from '../../support/sd-jwt.ts';

test('thousands of claims under a name as long as a token do not each repeat that name', () => {
  const inner = Array.from({ length: 4000 }, (_, index) => disclose(index, `c${index}`, 1));
  const name = 'x'.repeat(400_000);
  const outer = disclose(9, name, { _sd: inner.map(digestOf) });
  const { processed } = sdJwtInput(sdJwt({ _sd: [digestOf(outer)] }, [outer, ...inner]));
  expect(processed.disclosures.filter(({ verdict }) => verdict.state === 'matched')).toHaveLength(4001);
  const pointers = processed.disclosures.map(({ verdict }) => verdict.pointer ?? '');
  expect(pointers.join('').length).toBeLessThan(1_000_000);
});

test('a claim that was disclosed says where it stands', () => {
  const city = disclose(0, 'city', 'Köln');
  const address = disclose(1, 'address', { _sd: [digestOf(city)] });
  const { processed } = sdJwtInput(sdJwt({ _sd: [digestOf(address)] }, [city, address]));
  expect(processed.disclosures.map(({ verdict }) => verdict.pointer)).toEqual(['/address/city', '/address']);
});
