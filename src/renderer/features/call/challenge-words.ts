import type { MessageMeanings } from '../../../core/exchange/meanings.ts';
import { callWords } from '../../words/call.ts';

/** What a challenge's scheme asks for. */
export function schemeMeaning(scheme: string): string {
  return own(callWords.schemes, scheme.toLowerCase()) ?? callWords.otherScheme;
}

/** Names are a stranger's: one may be called `__proto__`. */
function own(words: { readonly [name: string]: string }, name: string): string | undefined {
  return Object.hasOwn(words, name) ? words[name] : undefined;
}

/** What a parameter of a challenge says, with the meanings that came with its message: errors by their code, the rest by their names. */
export function challengeMeaning(name: string, value: string, { names, errors }: MessageMeanings): string {
  if (name === 'error') {
    const meaning = Object.hasOwn(errors, value) ? errors[value] : undefined;
    return meaning ? `${meaning.meaning} ${meaning.cause} (${meaning.section})` : callWords.otherError;
  }
  return (
    own(callWords.parameters, name) ??
    (Object.hasOwn(names, name) ? names[name]?.meaning : undefined) ??
    callWords.otherParameter
  );
}
