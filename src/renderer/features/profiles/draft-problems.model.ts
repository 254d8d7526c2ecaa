import { formWords } from '../../words/profile-form.ts';
import {
  DRAFT_ENDPOINTS,
  type Draft,
  type DraftEndpoint,
  draftName,
  readCallback,
  readPairs,
} from './draft.model.ts';
import { readClaims } from './own-policy.model.ts';

/** What is wrong with a form, by field; empty where it can be saved. */
export type DraftProblems = {
  readonly [field in keyof Draft | DraftEndpoint | `api ${number}`]?: string;
};

/** Looks every field over. What only the server or the program can know comes back as a fault of saving. */
export function draftProblems(draft: Draft): DraftProblems {
  const checks: readonly (readonly [keyof DraftProblems, string | undefined])[] = [
    ['name', draftName(draft) === '' ? formWords.required : undefined],
    ['clientId', draft.clientId.trim() === '' ? formWords.required : undefined],
    ['issuer', isUrlOrEmpty(draft.issuer) ? undefined : formWords.issuerProblem],
    ...DRAFT_ENDPOINTS.map((name) => [name, endpointProblem(draft, name)] as const),
    ['callback', draft.grantType === 'authorization_code' ? callbackProblem(draft) : undefined],
    [
      'maxAge',
      draft.maxAge.trim() === '' || isBetween(draft.maxAge, 0, Number.MAX_SAFE_INTEGER)
        ? undefined
        : formWords.numberProblem,
    ],
    ['skew', isBetween(draft.skew, 0, 3600) ? undefined : formWords.skewProblem],
    ['extraAuthorization', readPairs(draft.extraAuthorization) ? undefined : formWords.extraProblem],
    ['extraToken', readPairs(draft.extraToken) ? undefined : formWords.extraProblem],
    ['policyClaims', readClaims(draft.policyClaims, 'access_token') ? undefined : formWords.claimsProblem],
    [
      'policyIdTokenClaims',
      readClaims(draft.policyIdTokenClaims, 'id_token') ? undefined : formWords.claimsProblem,
    ],
    [
      'policyLifetime',
      draft.policyLifetime.trim() === '' || isBetween(draft.policyLifetime, 1, 3_155_760_000)
        ? undefined
        : formWords.lifetimeProblem,
    ],
    ...draft.apis.map(
      (api, index) => [`api ${index}`, isUrl(api.url) ? undefined : formWords.urlProblem] as const,
    ),
  ];
  return Object.fromEntries(checks.filter(([, problem]) => problem !== undefined));
}

function endpointProblem(draft: Draft, name: DraftEndpoint): string | undefined {
  const url = draft.endpoints[name];
  if (!isUrlOrEmpty(url)) return formWords.urlProblem;
  const isNeeded =
    name === 'token_endpoint' ||
    (name === 'authorization_endpoint' && draft.grantType === 'authorization_code');
  return isNeeded && url.trim() === '' && draft.issuer.trim() === '' ? formWords.needEndpoints : undefined;
}

function callbackProblem({ callback, isAnyPort }: Draft): string | undefined {
  const read = readCallback(callback);
  return read && (read.port > 0 || isAnyPort) ? undefined : formWords.callbackProblem;
}

function isUrl(text: string): boolean {
  return URL.canParse(text.trim()) && /^https?:\/\//i.test(text.trim());
}

function isUrlOrEmpty(text: string): boolean {
  return text.trim() === '' || isUrl(text);
}

function isBetween(text: string, min: number, max: number): boolean {
  if (!/^\d{1,16}$/.test(text.trim())) return false;
  const value = Number(text);
  return value >= min && value <= max;
}
