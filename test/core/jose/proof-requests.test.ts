import { describe, expect, test } from 'vitest';
import { proofRequests } from '../../../src/core/jose/proof-requests.ts';

const PROOF = 'eyJ0eXAiOiJkcG9wK2p3dCJ9.eyJqdGkiOiIxIn0.AA';
const ADDRESS = 'https://api.example/pay?to=bob';

describe('a curl command', () => {
  test.each([
    [`curl ${ADDRESS} -H 'DPoP: ${PROOF}'`, 'GET'],
    [`curl -XPOST '${ADDRESS}' -H "DPoP: ${PROOF}"`, 'POST'],
    [`$ curl -sS --request PATCH --url ${ADDRESS} --header 'dpop:${PROOF}'`, 'PATCH'],
    [`curl ${ADDRESS} \\\n  -H 'DPoP: ${PROOF}' \\\n  --data-raw 'a=b'`, 'POST'],
    [`curl -sI ${ADDRESS} -H 'DPoP: ${PROOF}'`, 'HEAD'],
    [`curl -G ${ADDRESS} -d a=b -H 'DPoP: ${PROOF}'`, 'GET'],
    [`curl -T file.txt ${ADDRESS} -H 'DPoP: ${PROOF}'`, 'PUT'],
    [`curl --tlsv1.2 -X POST ${ADDRESS} -H 'DPoP: ${PROOF}'`, 'POST'],
    [`curl --no-progress-meter ${ADDRESS} -XPUT -H 'DPoP: ${PROOF}'`, 'PUT'],
    [`curl --http3 --request POST ${ADDRESS} -H 'DPoP: ${PROOF}'`, 'POST'],
    [`curl --max-time 5 -o - ${ADDRESS} --output - -H 'DPoP: ${PROOF}'`, 'GET'],
    [
      `curl ${ADDRESS} --data-raw $'------Web\\r\\n' --referer https://app.example/ -H 'DPoP: ${PROOF}'`,
      'POST',
    ],
    [`curl -o out.json -kLs --compressed ${ADDRESS} -HDPoP:${PROOF}`, 'GET'],
  ])('says which request its proof is for: %s', (text, method) => {
    expect(proofRequests(text)).toEqual([{ proof: PROOF, method, url: ADDRESS }]);
  });

  test('says which access token was presented', () => {
    const text = `curl ${ADDRESS} -H 'Authorization: DPoP opaque-token' -H 'DPoP: ${PROOF}'`;
    expect(proofRequests(text)[0]?.accessToken).toBe('opaque-token');
  });

  test.each([
    'curl',
    'curl -H',
    "curl -H 'DPoP",
    `curl ${ADDRESS}`,
    'curl -',
    'curl --',
    'curl -X',
    'curl -d -d',
  ])('without a proof, or broken off, says nothing: %s', (text) => {
    expect(proofRequests(text)).toEqual([]);
  });
});

describe('a HAR file', () => {
  const entry = (method: unknown, url: unknown, headers: unknown) => ({ request: { method, url, headers } });
  const har = (...entries: readonly unknown[]) => JSON.stringify({ log: { entries } });

  test('says so of each entry with a proof', () => {
    const header = (name: string, value: string) => ({ name, value });
    const text = har(
      entry('GET', 'https://a.example/', [header('Authorization', 'Bearer plain')]),
      entry('POST', ADDRESS, [header('dpop', PROOF), header('authorization', 'DPoP bound')]),
    );
    expect(proofRequests(text)).toEqual([
      { proof: PROOF, method: 'POST', url: ADDRESS, accessToken: 'bound' },
    ]);
  });

  test.each([
    '{}',
    '{"log":1}',
    '{"log":{"entries":[1,{"request":1},{"request":{"headers":[1,{}]}}]}}',
    '{',
    '[]',
    '',
  ])('of another shape says nothing: %s', (text) => {
    expect(proofRequests(text)).toEqual([]);
  });
});
