/** Words around a text that is masked until asked. */
export const secretWords = {
  reveal: 'Reveal',
  hide: 'Mask',
  segments: { header: 'header', payload: 'payload', signature: 'signature' },
  more: (count: string) => `Show the other ${count}`,
  masked: 'masked',
} as const;
