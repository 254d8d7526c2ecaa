import { pointerOf, walkJson } from '../text/json-walk.ts';

/** Names and indices from the whole to a value. */
type Path = readonly (string | number)[];

/** How the number at a path is written. */
export type NumberText = (path: Path, value: number) => string;

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
    // Of numbers that print as they are written nothing has to be kept.
    const isUsual = String(Number(written)) === written;
    if ((isUsual && unusual.size === 0) || isOutOfReach(path)) return;
    if (isUsual) unusual.delete(pointerOf(path));
    else unusual.set(pointerOf(path), written);
  });
  return {
    numberText: (path, value) =>
      (unusual.size === 0 || isOutOfReach(path) ? undefined : unusual.get(pointerOf(path))) ?? String(value),
    memberText: (name) => members.get(name),
  };
}

const MAX_DEPTH = 16;
const MAX_NAMES = 1024;

/** So deep, or under such long names, that a pointer for each of many numbers would take minutes: there a double must do. */
function isOutOfReach(path: Path): boolean {
  return (
    path.length > MAX_DEPTH || path.reduce<number>((sum, step) => sum + String(step).length, 0) > MAX_NAMES
  );
}
