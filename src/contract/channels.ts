/** The two Electron channels there are: calls and events. Apart from the contract, which main's first file does without. */
export const CHANNELS = { invoke: 'assay:invoke', event: 'assay:event' } as const;
