/** RFC 7516 §4.1.3 (zip), RFC 8725 §3.6 (compression tells of the content). */
import { claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { member } from '../../json.ts';
import type { EncryptionInput } from '../inputs.ts';
import { rule } from '../rule.ts';
import { shownValue } from '../seen.ts';

const AT = claimAt('header', 'zip');
const NOT_USED = notApplicable('The content was not compressed.');

export const zipUsedRule = rule('token.encryption.zip_used', ({ header }: EncryptionInput) => {
  const zip = member(header, 'zip');
  return zip === undefined ? pass() : fail({ zip: shownValue(zip) }, AT);
});

export const zipUnprotectedRule = rule(
  'token.encryption.zip_unprotected',
  ({ header, protectedHeader }: EncryptionInput) => {
    if (member(header, 'zip') === undefined) return pass();
    return member(protectedHeader, 'zip') === undefined ? fail({}, AT) : pass(AT);
  },
);

export const zipUnreadableRule = rule(
  'token.encryption.zip_unreadable',
  ({ header, decryption }: EncryptionInput) => {
    const zip = member(header, 'zip');
    if (zip === undefined) return NOT_USED;
    const isUnknown = decryption.state === 'unchecked' && decryption.reason === 'unsupported_zip';
    const isBroken = decryption.state === 'failed' && decryption.reason === 'zip_malformed';
    if (isUnknown || isBroken) return fail({ zip: shownValue(zip), reason: decryption.message }, AT);
    return decryption.state === 'decrypted' ? pass(AT) : unchecked('The content was not decrypted.');
  },
);

export const zipBombRule = rule('token.encryption.zip_bomb', ({ header, decryption }: EncryptionInput) => {
  if (member(header, 'zip') === undefined) return NOT_USED;
  if (decryption.state === 'failed' && decryption.reason === 'zip_too_large')
    return fail({ reason: decryption.message }, AT);
  return decryption.state === 'decrypted' ? pass(AT) : unchecked('The content was not decrypted.');
});
