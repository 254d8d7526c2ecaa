/** Words of taking a text from a file. */
export const fileWords = {
  open: 'Open a file…',
  failed: 'The file could not be read.',
  keyTooLarge: 'This file has more than a megabyte: it is no key and no key set.',
} as const;
