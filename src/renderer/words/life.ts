/** Words of the countdown and the life bar. */
export const lifeUiWords = {
  now: 'now',
  issued: 'issued',
  validFrom: 'valid from',
  expires: 'expires',
  expired: 'expired',
  noBar: (life: { readonly expiresAtSeconds?: number }) =>
    life.expiresAtSeconds === undefined
      ? 'Neither the token nor its response says when it ends. Introspect it to ask the server.'
      : 'The token does not say when it was issued, so its life cannot be drawn.',
} as const;
