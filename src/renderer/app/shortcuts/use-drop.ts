import { useEffect, useRef } from 'react';
import { MAX_TEXT } from '../../features/inspect/paste-limit.ts';
import { isInDialog, isTyping } from './use-shortcuts.ts';

export interface Dropped {
  readonly onText: (text: string) => void;
  /** A file that is too large to be taken apart, or that could not be read. */
  readonly onFile: (file: File) => void;
}

/** Takes what is dropped where no screen and no field takes it: without this the page would be left for the file. */
export function useDrop(taken: Dropped): void {
  const latest = useRef(taken);
  useEffect(() => {
    latest.current = taken;
  });
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (!isTyping(event.target) || hasFiles(event)) event.preventDefault();
    };
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || (isTyping(event.target) && !hasFiles(event))) return;
      event.preventDefault();
      if (!isInDialog(event.target)) void take(event, latest.current);
    };
    document.addEventListener('dragover', onDragOver);
    document.addEventListener('drop', onDrop);
    return () => {
      document.removeEventListener('dragover', onDragOver);
      document.removeEventListener('drop', onDrop);
    };
  }, []);
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') === true;
}

async function take({ dataTransfer }: DragEvent, { onText, onFile }: Dropped): Promise<void> {
  const file = dataTransfer?.files[0];
  const text = dataTransfer?.getData('text/plain') ?? '';
  if (!file) {
    if (text.trim() !== '') onText(text);
  } else if (file.size > MAX_TEXT) onFile(file);
  else await file.text().then(onText, () => onFile(file));
}
