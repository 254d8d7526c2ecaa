/** Words of the shared parts of the window. */
export const uiWords = {
  close: 'Close',
  cancel: 'Cancel',
  toasts: 'Notices',
  clearSearch: 'Clear the search',
  showAll: (size: string) => `Show all ${size}`,
  find: {
    next: 'Next place',
    previous: 'Place before',
    none: 'none',
    place: (at: number, count: string) => `${at} of ${count}`,
  },
  protectedMark: 'protected',
  showWhole: (amount: string) => `Show all ${amount}`,
  showMore: (left: string) => `Show more, of ${left} left`,
  paneSize: (px: number) => `${px} pixels wide`,
  fault: { parameter: 'concerns', section: 'section', reference: 'reference', code: 'code' },
  confirm: { typeName: (name: string) => `Type ${name} to confirm` },
  copy: { none: 'Copy', copied: 'Copied', failed: 'Not copied: select the text and press Ctrl C' },
} as const;
