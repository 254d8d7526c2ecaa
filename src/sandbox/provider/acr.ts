import { toJsonObject, parseJsonObject } from '../json.ts';

/** How strongly somebody signed in, as far as the sandbox pretends: what `acr` and `amr` say (RFC 8176). */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  'urn:sandbox.assay.example:password': ['pwd'],
  'urn:sandbox.assay.example:two-factor': ['pwd', 'otp', 'mfa'],
};

const DEFAULT_ACR = 'urn:sandbox.assay.example:password';

export const ACR_VALUES: readonly string[] = Object.keys(LEVELS);

/** The level a sign-in ends with: the first asked for that is known (`acr_values`, or `acr` in `claims`), else password. */
export function chooseAcr(params: Readonly<Record<string, unknown>>): { acr: string; amr: string[] } {
  const asked = [...acrOfClaims(params['claims']), ...wordsOf(params['acr_values'])];
  const acr = asked.find((value) => LEVELS[value] !== undefined) ?? DEFAULT_ACR;
  return { acr, amr: [...(LEVELS[acr] ?? [])] };
}

function wordsOf(value: unknown): string[] {
  return typeof value === 'string' ? value.split(' ') : [];
}

/** `claims.id_token.acr.value` and `.values` (OpenID Connect Core, section 5.5.1.1). */
function acrOfClaims(claims: unknown): string[] {
  if (typeof claims !== 'string') return [];
  const { value, values } = toJsonObject(toJsonObject(parseJsonObject(claims)['id_token'])['acr']);
  const all: unknown[] = [value, ...(Array.isArray(values) ? values : [])];
  return all.filter((candidate) => typeof candidate === 'string');
}
