import { type Fault, fault } from '../faults.ts';
import { type JsonObject, member, stringMember } from '../json.ts';
import { type Result, failed, ok } from '../result.ts';
import { encodeBase64url } from '../text/base64url.ts';
import { readJson } from '../text/json.ts';
import { encodeUtf8 } from '../text/utf8.ts';
import { compactJson } from './compact-json.ts';

/** A token to be made, as a person wrote it. */
export interface TokenDraft {
  readonly header: string;
  readonly claims: string;
}

/** What is signed, and with which algorithm the header says that it is. */
export interface SigningInput {
  readonly alg: string;
  /** Header and claims as they stand in the token, with a dot between (RFC 7515 §5.1). */
  readonly text: string;
}

/**
 * Reads a draft into what is signed. The text is kept as it was written but for the white space between things: numbers, names
 * that stand twice, and the order of members are what a person may want to try. Faults: input.invalid, naming the part.
 */
export function readDraft({ header, claims }: TokenDraft): Result<SigningInput, Fault> {
  const head = readObject(header, 'header', 'header');
  if (!head.ok) return head;
  const body = readObject(claims, 'claims', 'claims');
  if (!body.ok) return body;
  const alg = stringMember(head.value, 'alg');
  if (alg === undefined) {
    return refuse(
      'The header has no "alg" that is a text.',
      'header',
      'Say how the token is signed.',
      'RFC 7515 §4.1.1',
    );
  }
  if (member(head.value, 'b64') === false) {
    return refuse(
      'The header says "b64": false, and claims are always encoded here.',
      'header',
      'Take it out.',
      'RFC 7797 §5',
    );
  }
  const text = [header, claims].map((part) => encodeBase64url(encodeUtf8(compactJson(part)))).join('.');
  return ok({ alg, text });
}

function readObject(text: string, part: string, parameter: string): Result<JsonObject, Fault> {
  const { part: json, problems } = readJson(text);
  if (json.object && !text.startsWith('\uFEFF')) return ok(json.object);
  const [problem] = problems;
  const why = problem?.detail === undefined ? '' : `: ${problem.detail}`;
  const what =
    json.value === undefined ? `The ${part} is no JSON${why}.` : `The ${part} is JSON, and no object.`;
  return refuse(what, parameter, 'Mend the text: it must be one JSON object.', 'RFC 7519 §7.1');
}

function refuse(message: string, parameter: string, remedy: string, section: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter, remedy, section }));
}
