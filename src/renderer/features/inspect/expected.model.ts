import type { Expectation } from '../../../contract/models/expectation.ts';
import { selectivePartsOf } from '../../../core/jose/content.ts';
import type { ParsedToken, TokenKind } from '../../../core/jose/token.ts';

export type ExpectedName = keyof Expectation;

/** What is typed, as it is typed. */
export type ExpectedForm = { readonly [name in ExpectedName]?: string };

const OF_KIND: { readonly [kind in TokenKind]?: readonly ExpectedName[] } = {
  access_token: ['issuer', 'audience', 'clientId'],
  id_token: ['issuer', 'clientId', 'nonce', 'maxAgeSeconds', 'accessToken', 'code', 'state'],
  dpop_proof: ['method', 'url', 'serverNonce', 'accessToken'],
  client_assertion: ['clientId', 'audience'],
  request_object: ['audience'],
  entity_statement: ['issuer'],
  key_binding: [],
};

const OF_ANY: readonly ExpectedName[] = ['issuer', 'audience'];
const OF_PRESENTATION: readonly ExpectedName[] = ['issuer', 'audience', 'nonce'];
const NOTHING: readonly ExpectedName[] = [];

/** Shown masked: who looks over a shoulder must not get them. */
export const SECRET_NAMES: ReadonlySet<ExpectedName> = new Set(['accessToken', 'code', 'state']);

/** Of what is encrypted, the kind is known when it is open; until then everything that was filled in is said. */
export const ALL_NAMES: readonly ExpectedName[] = [
  ...new Set([...Object.values(OF_KIND).flat(), ...OF_PRESENTATION]),
];

/** What can be compared with a token of this kind; of one that is not to be read nothing. */
export function expectedNames(parsed: ParsedToken, kind: TokenKind): readonly ExpectedName[] {
  if (parsed.format === 'opaque' || parsed.format === 'broken') return NOTHING;
  if (selectivePartsOf(parsed)?.keyBinding) return OF_PRESENTATION;
  return OF_KIND[kind] ?? OF_ANY;
}

/**
 * What the program is told of the names that a person sees; undefined where nothing is said. What is no number is no
 * max_age yet.
 */
export function expectationOf(form: ExpectedForm, names: readonly ExpectedName[]): Expectation | undefined {
  const said = names.flatMap((name): readonly (readonly [string, string | number])[] => {
    const text = form[name]?.trim() ?? '';
    if (name !== 'maxAgeSeconds') return text === '' ? [] : [[name, text]];
    return /^\d{1,12}$/.test(text) ? [[name, Number(text)]] : [];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
