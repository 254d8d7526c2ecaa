import type { inspectWords } from '../../words/inspect.ts';

export type ExampleName = keyof (typeof inspectWords)['exampleNames'];

function base64url(value: object): string {
  return btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** A token that nobody signed: made up here, so that there is something to look at. */
function exampleToken(nowSeconds: number, typ: string, more: object): string {
  const header = base64url({ alg: 'ES256', typ, kid: 'example-1' });
  const claims = base64url({
    iss: 'https://login.example.com',
    sub: 'alice',
    aud: 'https://api.example.com',
    client_id: 'example-app',
    scope: 'invoice:read invoice:pay',
    iat: nowSeconds - 600,
    exp: nowSeconds + 3000,
    jti: '8f42c1',
    ...more,
  });
  return `${header}.${claims}.bm90IGEgcmVhbCBzaWduYXR1cmUsIGp1c3QgdG8gbG9vayBhdCB0aGUgcGxhY2Ugb2Ygb25lLi4uLg`;
}

/** A text to learn from, of each kind that is understood; its times are about now. */
export function exampleText(name: ExampleName, nowSeconds: number): string {
  const token = exampleToken(nowSeconds, 'at+jwt', {});
  switch (name) {
    case 'token':
      return token;
    case 'header':
      return `Authorization: Bearer ${token}`;
    case 'response':
      return JSON.stringify({
        access_token: token,
        token_type: 'Bearer',
        expires_in: 3600,
        id_token: exampleToken(nowSeconds, 'JWT', {
          aud: 'example-app',
          nonce: 'n-0S6_WzA2Mj',
          name: 'Alice',
        }),
      });
    case 'callback':
      return `http://127.0.0.1:8765/callback#access_token=${token}&token_type=Bearer&state=af0ifjsldkj`;
  }
}
