/** Words of the countdown and the life bar. */
export const lifeUiWords = {
  now: 'now',
  if: 'if it were',
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
  whatIf: {
    title: 'Another time',
    open: 'What if it were another time',
    slider: 'The time to look at it by',
    sliderNow: 'now',
    ask: 'What if it were another time? Move the knob on the bar, choose below, or name a time.',
    now: (time: string) => `What if it were ${time}?`,
    note: 'Countdown and findings are as they would be then. Nothing else changes, and acts act now.',
    field: 'Date and time',
    quick: {
      early: '1 min before it is valid',
      from: 'As it becomes valid',
      before: '1 min before it expires',
      at: 'As it expires',
      after: '1 min after',
      tomorrow: 'Tomorrow, 14:00',
    },
    back: 'Back to now',
    close: 'Close',
    findings: 'What if it were',
  },
  momentary: 'It needs no end: whoever takes it does so for moments after it was made.',
  noBar: (life: { readonly expiresAtSeconds?: number }) =>
    life.expiresAtSeconds === undefined
      ? 'Neither the token nor its response says when it ends. Introspect it to ask the server.'
      : 'The token does not say when it was issued, so its life cannot be drawn.',
} as const;
