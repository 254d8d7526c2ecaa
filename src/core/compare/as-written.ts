import { pointerOf, walkJson } from '../text/json-walk.ts';

/** How the number at a pointer is written. */
export type NumberText = (pointer: string, value: number) => string;

/** What a JSON text says beyond its values: how each is written. */
export interface AsWritten {
  readonly numberText: NumberText;
  /** The text of a member of the outermost object, as it stands there. */
  readonly memberText: (name: string) => string | undefined;
}

/** Reads how values are written, in one pass. Of duplicates the last counts, as for the values. */
export function readAsWritten(text: string): AsWritten {
  const unusual = new Map<string, string>();
  const members = new Map<string, string>();
  walkJson(text, ({ kind, path, range }) => {
    const [name] = path;
    if (path.length === 1 && typeof name === 'string') members.set(name, text.slice(range.start, range.end));
    if (kind !== 'number') return;
    const written = text.slice(range.start, range.end);
    const pointer = pointerOf(path);
    // Of numbers that print as they are written nothing has to be kept.
    if (String(Number(written)) === written) unusual.delete(pointer);
    else unusual.set(pointer, written);
  });
  return {
    numberText: (pointer, value) => unusual.get(pointer) ?? String(value),
    memberText: (name) => members.get(name),
  };
}
