import { explainError } from '../../glossary/errors.ts';
import { explainParameter } from '../../glossary/parameters.ts';
import { pastedParameters } from '../../jose/detect.ts';

/** A parameter of an answer as it came, with what it means where that is known. */
export interface ExplainedParameter {
  readonly name: string;
  readonly value: string;
  readonly meaning?: string;
  readonly section?: string;
}

/** What a server answered by way of the browser, without a token in it: a code, or an error. */
export interface PastedResponse {
  /** In a sentence or two; absent where it is neither. */
  readonly words?: string;
  readonly section?: string;
  readonly parameters: readonly ExplainedParameter[];
}

/** Reads a pasted callback address, or its query or fragment (RFC 6749 §4.1.2, §4.1.2.1). Never throws. */
export function readPastedResponse(text: string): PastedResponse {
  const parameters = pastedParameters(text).map(({ name, value }) => {
    const known = explainParameter(name);
    return { name, value, ...(known ? { meaning: known.meaning, section: known.section } : {}) };
  });
  const value = (wanted: string) => parameters.find(({ name }) => name === wanted)?.value;
  return { ...saidIn(value('error'), value('code')), parameters };
}

function saidIn(error: string | undefined, code: string | undefined): Omit<PastedResponse, 'parameters'> {
  if (error !== undefined) {
    const known = explainError(error, 'authorization');
    if (!known) return { words: `The server answered with an error that no specification has: ${error}.` };
    return { words: `The server answered ${error}. ${known.meaning} ${known.cause}`, section: known.section };
  }
  return code === undefined ? {} : { words: A_CODE, section: 'RFC 6749 §4.1.2' };
}

const A_CODE =
  'A code came, and no token. It works once and for a short time, at the token endpoint, for the client and the redirect URI that asked for it. Nothing can be read in it.';
