import type { ExchangePurpose } from '../../core/exchange/exchange.ts';

/** Words of sending a recorded request once more. */
export const resendWords = {
  again: 'Send once more…',
  done: 'It was sent once more.',
  open: 'Send it once more as it was…',
  title: 'Send it once more, as it was?',
  act: 'Send it once more',
  what: 'The same address, headers and body are sent again, with the secrets that were in them.',
  purpose: {
    token:
      'A code works once, and a server should refuse it now and may revoke what it brought. A refresh token that has been replaced may end its whole family. To get a token, run it again from the authorization.',
    revocation: 'What it revokes is revoked.',
  } as { readonly [purpose in ExchangePurpose]?: string },
  other: 'What it does at the server, it does once more.',
  notFiled:
    'The answer is recorded as an exchange. Tokens in it are masked there, and are not filed with your tokens.',
} as const;
