import type { InputOf } from '../../../contract/ipc.ts';
import { indentJson } from '../../../core/build/indent-json.ts';
import { setMember } from '../../../core/build/set-member.ts';
import { type JsonObject, numberMember, stringMember } from '../../../core/json.ts';
import { readJson } from '../../../core/text/json.ts';
import { buildWords } from '../../words/build.ts';

/** Header and claims of a token that is being made, as JSON texts. */
export interface Draft {
  readonly header: string;
  readonly claims: string;
}

export type Way = keyof typeof buildWords.ways;
export type KeyForm = keyof typeof buildWords.forms;

/** What a person wants to sign with. The key’s text lives in the component alone. */
export interface SignForm {
  readonly way: Way;
  readonly form: KeyForm;
  readonly text: string;
}

/** A token that says nothing yet, about now. */
export function emptyDraft(nowSeconds: number): Draft {
  const claims = {
    iss: 'https://issuer.example',
    sub: 'alice',
    aud: 'https://api.example',
    iat: nowSeconds,
    exp: nowSeconds + 3600,
  };
  return draftOf('{"alg":"ES256","typ":"at+jwt"}', JSON.stringify(claims));
}

/** A draft ready to be edited: a member on each line, everything else as it is written. */
export function draftOf(header: string, claims: string): Draft {
  return { header: indentJson(header), claims: indentJson(claims) };
}

/** What is wrong with the text of a part; undefined where it is one JSON object. */
export function problemOf(text: string): string | undefined {
  const { part, problems } = readJson(text);
  if (part.object) return undefined;
  return part.value === undefined ? buildWords.noJson(problems[0]?.detail ?? '') : buildWords.noObject;
}

/** The algorithm that a header names. */
export function algOf(header: string): string | undefined {
  return stringMember(objectOf(header), 'alg');
}

export function withAlg(draft: Draft, alg: string): Draft {
  return { ...draft, header: setMember(draft.header, 'alg', JSON.stringify(alg)) };
}

export function withKid(draft: Draft, kid: string): Draft {
  return { ...draft, header: setMember(draft.header, 'kid', JSON.stringify(kid)) };
}

/** The claims as of now: issued now, and with the lifetime they had, or an hour. */
export function issuedNow(claims: string, nowSeconds: number): string {
  const object = objectOf(claims);
  const [iat, exp] = [numberMember(object, 'iat'), numberMember(object, 'exp')];
  const lifetime = iat !== undefined && exp !== undefined && exp > iat ? Math.floor(exp - iat) : 3600;
  const issued = setMember(
    setMember(claims, 'exp', String(nowSeconds + lifetime)),
    'iat',
    String(nowSeconds),
  );
  return numberMember(object, 'nbf') === undefined ? issued : setMember(issued, 'nbf', String(nowSeconds));
}

/** What the program is asked to sign with; undefined while no key is given. */
export function keyInput({ way, form, text }: SignForm): InputOf<'build.token'>['key'] | undefined {
  if (way !== 'given') return { kind: way };
  return text.trim() === '' ? undefined : { kind: 'given', text, form };
}

function objectOf(text: string): JsonObject | undefined {
  return readJson(text).part.object;
}
