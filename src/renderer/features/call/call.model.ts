import type { InputOf } from '../../../contract/ipc.ts';
import type { Api, Profile } from '../../../contract/models/profile.ts';
import type { TokenBinding, TokenSummary } from '../../../contract/models/token.ts';
import type { RawHeaders } from '../../../core/exchange/exchange.ts';
import { whyNotOwnHeader } from '../../../core/exchange/own-header.ts';
import { callWords } from '../../words/call.ts';

/** Methods an API call may have. */
export const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'] as const;

/** The choice that means: an address typed by hand. */
export const OTHER_ADDRESS = 'other address';

export type BodyKind = 'json' | 'form' | 'text';

/** What a body of a kind is called in Content-Type. */
export const CONTENT_TYPES: { readonly [kind in BodyKind]: string } = {
  json: 'application/json',
  form: 'application/x-www-form-urlencoded',
  text: 'text/plain; charset=utf-8',
};

/** A header that a person typed; the id stays while they type. */
export interface HeaderRow {
  readonly id: number;
  readonly name: string;
  readonly value: string;
}

/** What is in the form. */
export interface CallForm {
  readonly tokenId: string | undefined;
  readonly apiId: string;
  readonly method: Api['method'];
  readonly url: string;
  readonly headers: readonly HeaderRow[];
  readonly bodyKind: BodyKind;
  readonly body: string;
  /** The private key that a bound token is presented with: in this form, for this call, and nowhere else. */
  readonly key: string;
  /** A person said to present a bound token as Bearer all the same. */
  readonly asBearer: boolean;
}

/** Access tokens that can be presented, the newest first; dead ones too, since refusals are worth seeing. */
export function callableTokens(tokens: readonly TokenSummary[], profileId: string): readonly TokenSummary[] {
  return tokens
    .filter((token) => token.profileId === profileId && token.kind === 'access_token')
    .sort((a, b) => b.firstSeenAtMs - a.firstSeenAtMs);
}

/** The form before a person has touched it: the profile's first API, the chosen or newest token. */
export function firstForm(
  profile: Profile,
  tokens: readonly TokenSummary[],
  chosen: string | undefined,
): CallForm {
  const [api] = profile.apis;
  const token =
    tokens.find(({ id }) => id === chosen) ?? tokens.find(({ state }) => state === 'live') ?? tokens[0];
  return {
    tokenId: token?.id,
    apiId: api?.id ?? OTHER_ADDRESS,
    method: api?.method ?? 'GET',
    url: api?.url ?? '',
    headers: [],
    bodyKind: 'json',
    body: '',
    key: '',
    asBearer: false,
  };
}

/** The form with another API chosen: its address and method come with it. */
export function withApi(form: CallForm, profile: Profile, apiId: string): CallForm {
  const api = profile.apis.find(({ id }) => id === apiId);
  return api ? { ...form, apiId, method: api.method, url: api.url } : { ...form, apiId: OTHER_ADDRESS };
}

/** The form with one header more. */
export function withHeader(form: CallForm, name: string, value: string): CallForm {
  const id = Math.max(0, ...form.headers.map((row) => row.id)) + 1;
  return { ...form, headers: [...form.headers, { id, name, value }] };
}

export function hasBody({ method }: CallForm): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

/** What is wrong with a header; a row that nobody has filled yet is not. */
export function headerProblem({ name, value }: HeaderRow): string | undefined {
  return name === '' && value === '' ? undefined : whyNotOwnHeader(name, value);
}

/** What is wrong with the body for what it is said to be: it is sent all the same, since a tester may want that. */
export function bodyProblem({ body, bodyKind }: CallForm): string | undefined {
  if (body.trim() === '' || bodyKind !== 'json') return undefined;
  try {
    JSON.parse(body);
    return undefined;
  } catch {
    return callWords.notJson;
  }
}

/** What stands in the way of sending, in words; undefined where nothing does. */
export function whyNotReady(form: CallForm, binding: TokenBinding | undefined): string | undefined {
  if (form.tokenId === undefined) return callWords.why.token;
  if (!URL.canParse(form.url)) return callWords.why.url;
  if (form.headers.some((row) => headerProblem(row) !== undefined)) return callWords.why.headers;
  if (!binding || form.asBearer || isProven(form, binding)) return undefined;
  return binding.kind === 'dpop' ? callWords.why.key : callWords.why.binding;
}

/** Whether the token goes with a proof of the key that it is bound to. */
export function isProven({ key, asBearer }: CallForm, binding: TokenBinding | undefined): boolean {
  return binding?.kind === 'dpop' && !asBearer && key.trim() !== '';
}

/** What `token.call` takes, or undefined where the form is not ready. A changed address goes as an address. */
export function callInput(
  form: CallForm,
  profile: Profile,
  binding?: TokenBinding,
): InputOf<'token.call'> | undefined {
  if (form.tokenId === undefined || whyNotReady(form, binding) !== undefined) return undefined;
  const api = profile.apis.find(({ id }) => id === form.apiId);
  const isBodySent = form.body !== '' && hasBody(form);
  const headers = headersOf(form, isBodySent);
  return {
    tokenId: form.tokenId,
    method: form.method,
    ...(api?.url === form.url ? { apiId: api.id } : { url: form.url }),
    ...(headers.length > 0 ? { headers } : {}),
    ...(isBodySent ? { body: form.body } : {}),
    ...(isProven(form, binding) ? { key: form.key } : {}),
    ...(binding && form.asBearer ? { asBearer: true } : {}),
  };
}

function headersOf({ headers, bodyKind }: CallForm, isBodySent: boolean): RawHeaders {
  const own = headers
    .filter(({ name }) => name !== '')
    .map(({ name, value }): readonly [string, string] => [name, value]);
  const isNamed = own.some(([name]) => name.toLowerCase() === 'content-type');
  return isBodySent && !isNamed ? [['Content-Type', CONTENT_TYPES[bodyKind]], ...own] : own;
}

/** The profile with the address of the form as an API of its own. */
export function withSavedApi(profile: Profile, form: CallForm, name: string, id: string): Profile {
  return { ...profile, apis: [...profile.apis, { id, name, method: form.method, url: form.url }] };
}

/** A free id for a new API: the contract wants one that the profile does not have. */
export function newApiId({ apis }: Profile): string {
  const taken = new Set(apis.map(({ id }) => id));
  let number = apis.length + 1;
  while (taken.has(`api-${number}`)) number += 1;
  return `api-${number}`;
}
