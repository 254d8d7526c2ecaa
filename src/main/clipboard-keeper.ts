import type { ShellClipboard } from './shell-services.ts';

/** Copies things that should not stay: after a while the clipboard is cleared, if it still holds what we put there. */
export interface ClipboardKeeper {
  /** Puts a text on the clipboard; `clearAfterSeconds` 0 leaves it there. */
  copy(text: string, clearAfterSeconds: number): Promise<void>;
  /** Clears at once what a timer would have cleared later: called when the program ends. */
  close(): Promise<void>;
}

/** Makes the keeper over the shell's clipboard. */
export function createClipboardKeeper(
  clipboard: ShellClipboard,
  onBug: (error: unknown) => void,
): ClipboardKeeper {
  let pending: { readonly text: string; readonly timer: NodeJS.Timeout } | undefined;
  const clear = async (): Promise<void> => {
    if (!pending) return;
    const { text, timer } = pending;
    pending = undefined;
    clearTimeout(timer);
    await clipboard.clearIfEqual(text);
  };
  return {
    async copy(text, clearAfterSeconds) {
      if (pending) clearTimeout(pending.timer);
      pending = undefined;
      await clipboard.writeText(text);
      if (clearAfterSeconds === 0) return;
      const timer = setTimeout(() => void clear().catch(onBug), clearAfterSeconds * 1000);
      timer.unref();
      pending = { text, timer };
    },
    close: clear,
  };
}
