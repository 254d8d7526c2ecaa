import { checkMetadata } from '../../core/checks/exchanges.ts';
import type { MetadataInput } from '../../core/checks/inputs.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { JsonObject } from '../../core/json.ts';

/** The metadata rules alone: the keys are fetched in a later step, and judged there. */
export function checkDocuments(input: Omit<MetadataInput, 'jwks'>): readonly Finding[] {
  return checkMetadata(input).filter((finding) => !isAboutKeys(finding));
}

/** The rules about a key set alone. */
export function checkKeySet(issuer: string, jwks: JsonObject): readonly Finding[] {
  return checkMetadata({ issuer, documents: [], used: undefined, jwks }).filter(isAboutKeys);
}

function isAboutKeys({ code }: Finding): boolean {
  return code.startsWith('jwks.');
}
