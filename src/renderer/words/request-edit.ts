/** Words of a request that a person edits before it is sent. */
export const editWords = {
  method: 'Method',
  wrongMethod: 'Letters only.',
  address: 'Address',
  lines: {
    parameters: {
      title: 'Parameters',
      one: (n: number) => `parameter ${n}`,
      add: 'Add a parameter',
    },
    headers: { title: 'Headers', one: (n: number) => `header ${n}`, add: 'Add a header' },
  },
  nameOf: (what: string) => `Name of ${what}`,
  valueOf: (what: string) => `Value of ${what}`,
  kept: (masked: string) => `${masked} kept; type to replace`,
  leaveOut: (what: string) => `Leave out ${what}`,
  putBack: (what: string) => `Put back ${what}`,
  send: (isEdited: boolean) => (isEdited ? 'Send it as edited' : 'Send it as it was'),
  back: 'Back, without the edit',
  sendElsewhere: 'Send it there all the same',
} as const;
