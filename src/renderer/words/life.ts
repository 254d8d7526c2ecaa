/** Words of the countdown and the life bar. */
export const lifeUiWords = {
  now: 'now',
  issued: 'issued',
  validFrom: 'valid from',
  expires: 'expires',
  expired: 'expired',
  expiresIn: 'expires in',
  notSaid: 'not said',
  notValidFor: 'not valid for another',
  spokenExpired: 'The token has expired.',
  spokenLeft: (span: string) => `The token expires in less than ${span}.`,
  /** `Access token, expires in 9:58 by its own word`: over what really became of it. */
  endedBefore: (what: string, label: string, figure: string) => `${what}; by its own word ${label} ${figure}`,
  noBar: (life: { readonly expiresAtSeconds?: number }) =>
    life.expiresAtSeconds === undefined
      ? 'Neither the token nor its response says when it ends. Introspect it to ask the server.'
      : 'The token does not say when it was issued, so its life cannot be drawn.',
} as const;
