import { explainError } from '../../../core/glossary/errors.ts';
import { explainParameter } from '../../../core/glossary/parameters.ts';
import { callWords } from '../../words/call.ts';

/** What a challenge's scheme asks for. */
export function schemeMeaning(scheme: string): string {
  return callWords.schemes[scheme.toLowerCase()] ?? callWords.otherScheme;
}

/** What a parameter of a challenge says: errors by the error glossary, the rest by their names. */
export function challengeMeaning(name: string, value: string): string {
  if (name === 'error') {
    const meaning = explainError(value, 'resource');
    return meaning ? `${meaning.meaning} ${meaning.cause} (${meaning.section})` : callWords.otherError;
  }
  return callWords.parameters[name] ?? explainParameter(name)?.meaning ?? callWords.otherParameter;
}
