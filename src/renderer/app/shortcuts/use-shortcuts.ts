import { useEffect, useRef } from 'react';
import { type ActId, actOf } from '../../ui/acts/acts.model.ts';
import { IS_MAC } from '../../ui/platform.ts';

/** Listens for the keys of acts, wherever the focus is. A browser's own meaning of them (print, bookmark) is never wanted. */
export function useShortcuts(perform: (id: ActId) => void): void {
  const latest = useRef(perform);
  useEffect(() => {
    latest.current = perform;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const id = actOf(event, IS_MAC, isTyping(event.target));
      if (id === undefined) return;
      event.preventDefault();
      if (!event.repeat && !isInDialog(event.target)) latest.current(id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** Hands over what is pasted while the focus is in no field. */
export function usePaste(take: (text: string) => void): void {
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text.trim() === '' || isTyping(event.target)) return;
      event.preventDefault();
      latest.current(text);
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}

export function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

/** A question above the window is answered before anything else is done. */
export function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="alertdialog"]') !== null;
}
