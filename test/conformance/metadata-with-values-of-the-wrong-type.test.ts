import { expect, it } from 'vitest';
import { json, metadata } from '../support/test-server.ts';
import { MACHINE, endOf, openFlow } from '../support/flow.ts';

const LISTS = [
  'response_types_supported',
  'id_token_signing_alg_values_supported',
  'code_challenge_methods_supported',
  'grant_types_supported',
  'token_endpoint_auth_methods_supported',
  'authorization_response_iss_parameter_supported',
  'mtls_endpoint_aliases',
];

it.each([
  ['numbers', 7],
  ['texts', 'S256'],
  ['null', null],
  ['objects', {}],
])('does not break a run where %s stand for lists', async (_, value) => {
  const { acquire } = await openFlow({
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(
        metadata(origin, Object.fromEntries(LISTS.map((name) => [name, value]))),
      ),
    }),
  });
  expect(await acquire()).toMatchObject({ status: 'succeeded' });
});

it('has no endpoint where the endpoint is no text', async () => {
  const { acquire } = await openFlow({
    profile: () => MACHINE,
    answers: ({ origin }) => ({
      '/.well-known/openid-configuration': json(metadata(origin, { token_endpoint: ['/token'] })),
    }),
  });
  expect(endOf(await acquire())).toMatchObject({
    step: 'token',
    code: 'operation.not_possible',
    parameter: 'token_endpoint',
  });
});
