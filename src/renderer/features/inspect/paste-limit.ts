/** Longest text that is taken apart, as the program has it too. */
export const MAX_TEXT = 4 * 1024 * 1024;
