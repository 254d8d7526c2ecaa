import { claimAt } from '../findings/finding.ts';
import { type JsonObject, stringMember } from '../json.ts';

export const TYP = claimAt('header', 'typ');
export const ALG = claimAt('header', 'alg');

/** Whether `typ` is a media type, with or without `application/`, whatever its case (RFC 7515 §4.1.9). */
export function isTyp(header: JsonObject, type: string): boolean {
  const typ = stringMember(header, 'typ')?.toLowerCase();
  return typ === type || typ === `application/${type}`;
}
