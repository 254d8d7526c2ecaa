import type { UnsentRequest } from '../../core/exchange/refuse-request.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed } from '../../core/result.ts';
import type { RequestEdit } from '../../core/run/run.ts';
import { editRequest } from '../run/edit-request.ts';

/** The authorization request as it really left, edited or not: what its answer is compared with. Null: it was not sent. */
export interface AuthorizationSent {
  readonly url: string;
  readonly responseType: string | null;
  readonly redirectUri: string | null;
  readonly state: string | null;
  readonly nonce: string | null;
  readonly scope: string | null;
  readonly pkceMethod: 'S256' | 'plain' | 'none';
  /** True where a person edited it. */
  readonly isEdited: boolean;
}

/** Reads what an authorization request's address asks. Of a parameter that is repeated, which it must not be, the first counts. */
export function readAuthorizationSent(url: string, isEdited: boolean): AuthorizationSent {
  const { searchParams: asked } = new URL(url);
  return {
    url,
    responseType: asked.get('response_type'),
    redirectUri: asked.get('redirect_uri'),
    state: asked.get('state'),
    nonce: asked.get('nonce'),
    scope: asked.get('scope'),
    pkceMethod: pkceMethod(asked),
    isEdited,
  };
}

/** A challenge without a method is plain (RFC 7636 §4.3). */
function pkceMethod(asked: URLSearchParams): AuthorizationSent['pkceMethod'] {
  if (!asked.has('code_challenge')) return 'none';
  return asked.get('code_challenge_method') === 'S256' ? 'S256' : 'plain';
}

/** As `editRequest`, for the request that the browser makes: only its address is ours. Faults: input.invalid, profile.rebind_needed. */
export function editAddress(request: UnsentRequest, edit: RequestEdit): Result<UnsentRequest, Fault> {
  const isOurs = edit.method === undefined && edit.headers === undefined;
  return isOurs
    ? editRequest(request, edit)
    : failed(
        fault('input.invalid', 'The browser makes this request: only its address can be edited.', {
          parameter: edit.method === undefined ? 'headers' : 'method',
        }),
      );
}

/** What follows where a parameter is not as the run made it. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  response_type: 'Assay goes on with a code only.',
  client_id: 'The token request still names the profile’s client.',
  code_challenge:
    'It is not the challenge of this run’s verifier: the token endpoint has to refuse it (RFC 7636 §4.6).',
  code_challenge_method: 'The verifier of this run was made for S256.',
  nonce: 'The ID token is compared with what was sent.',
  state: 'The answer is compared with what was sent.',
};

/** What a person changed in the request, and what follows from it, in words; empty where nothing was changed. */
export function describeEdit(madeUrl: string, sent: AuthorizationSent, listensAt: string): string {
  if (!sent.isEdited) return '';
  const made = new URL(madeUrl);
  const asked = new URL(sent.url);
  const names = new Set([...made.searchParams.keys(), ...asked.searchParams.keys()]);
  const changed = [...names].filter(
    (name) => !isSame(made.searchParams.getAll(name), asked.searchParams.getAll(name)),
  );
  const what = [...(made.href.split('?')[0] === asked.href.split('?')[0] ? [] : ['the address']), ...changed];
  const follows = changed.flatMap((name) => CONSEQUENCES[name] ?? []);
  return [
    `Edited by you: ${what.join(', ').slice(0, 300)}.`,
    ...(sent.state === null ? ['Without a state, nothing ties the answer to this request.'] : []),
    ...(sent.redirectUri === listensAt
      ? []
      : ['The browser will not come back to Assay: paste the address that you end on.']),
    ...follows,
  ].join(' ');
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
