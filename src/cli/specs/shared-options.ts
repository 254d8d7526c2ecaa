import { POLICY_NAMES } from '../../core/findings/finding.ts';
import type { Policy } from '../../core/findings/finding.ts';
import type { ChoiceOption, FlagOption, TextOption } from '../arguments/options.ts';

/* Options that several commands have. */

export const JSON_FLAG = { kind: 'flag', text: 'data as JSON' } as const satisfies FlagOption;

export const FAIL_ON = {
  kind: 'choice',
  value: 'SEVERITY',
  text: 'exit with 1 at findings of this severity or worse',
  choices: ['violation', 'risk', 'note'],
  default: 'violation',
} as const satisfies ChoiceOption;

export const PROFILE = {
  kind: 'text',
  short: 'p',
  value: 'PROFILE',
  text: 'name or id of the profile',
  isRequired: true,
} as const satisfies TextOption;

export const TOKEN_ID = {
  kind: 'text',
  value: 'ID',
  text: 'another token of the profile, by its id or fingerprint (assay profiles show lists them); - reads a token from standard input and keeps it with the profile',
} as const satisfies TextOption;

export const MEMORY = {
  kind: 'flag',
  text: 'work in memory for this command where the vault is locked',
} as const satisfies FlagOption;

export const POLICY = {
  kind: 'choice',
  value: 'POLICY',
  text: 'judge findings by this set of rules (docs/findings.md)',
  choices: POLICY_NAMES,
  default: 'default',
} as const satisfies ChoiceOption<Policy>;

export const AT = {
  kind: 'text',
  value: 'TIME',
  text: 'judge as if it were this time: ISO 8601, or seconds since 1970',
} as const satisfies TextOption;

export const ALLOW_UNVERIFIED = {
  kind: 'flag',
  text: 'do not exit with 1 for want of a verified signature',
} as const satisfies FlagOption;

/** Whose keys a token is held against, and what opens one that is encrypted. */
export const KEYS = {
  profile: {
    kind: 'text',
    short: 'p',
    value: 'PROFILE',
    text: 'verify with the keys of this profile’s issuer, and expect what it expects',
  },
  jwks: {
    kind: 'text',
    value: 'URL|FILE',
    text: 'verify with these keys: a JWKS, a JWK or PEM in a file, or the address of a JWKS',
  },
  key: {
    kind: 'text',
    value: 'FILE',
    text: 'verify with the key in this file: JWK, JWKS, PEM, certificate, or a shared secret in any reading',
  },
  'decrypt-key': {
    kind: 'text',
    value: 'FILE',
    text: 'decrypt with the private key (JWK, JWKS, PEM) or secret in this file; it is not kept',
  },
} as const satisfies Record<string, TextOption>;
