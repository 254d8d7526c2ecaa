import { pointerOf } from '../text/json-walk.ts';
import { pointerRange } from '../text/json.ts';

/**
 * A JSON object’s text with one member set to a value, given as JSON; the rest stays as it is written. A member that is not
 * there comes first. Of a text that is no object nothing is changed.
 */
export function setMember(text: string, name: string, literal: string): string {
  const range = pointerRange(text, pointerOf([name]))?.value;
  if (range) return `${text.slice(0, range.start)}${literal}${text.slice(range.end)}`;
  const open = /^\s*\{/.exec(text)?.[0];
  if (open === undefined) return text;
  const isEmpty = /^\s*\}/.test(text.slice(open.length));
  return `${open}${JSON.stringify(name)}: ${literal}${isEmpty ? '' : ','}${text.slice(open.length)}`;
}
