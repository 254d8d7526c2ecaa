/** What a copy says: when the clipboard is cleared. */
export function copiedWords(seconds: number): string {
  return seconds > 0 ? `Copied; cleared from the clipboard in ${seconds} s` : 'Copied';
}
