/**
 * Puts text on the clipboard on a person's press, without the clipboard permission (the window has none).
 * For what is no secret; tokens are copied by the program, which clears them again. False where it failed.
 */
export function copyText(text: string): boolean {
  let isCopied = false;
  const give = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isCopied = event.clipboardData !== null;
  };
  document.addEventListener('copy', give, { capture: true });
  try {
    return document.execCommand('copy') && isCopied;
  } finally {
    document.removeEventListener('copy', give, { capture: true });
  }
}
