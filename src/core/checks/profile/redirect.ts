/** RFC 8252 §8.3, RFC 9700 §2.1: redirect URIs that servers refuse, or that no browser comes back to. */
import { fail, notApplicable, pass } from '../../findings/finding.ts';
import { rule } from '../rule.ts';
import { shown } from '../seen.ts';
import type { ProfileInput } from './input.ts';

const AT = { kind: 'parameter', name: 'redirect_uri' } as const;
const NOBODY = notApplicable('Nobody is sent anywhere.');

function hasRedirect({ profile }: ProfileInput): boolean {
  return profile.grantType === 'authorization_code';
}

export const redirectLocalhostRule = rule('profile.redirect.localhost', (input: ProfileInput) => {
  if (!hasRedirect(input)) return NOBODY;
  return input.profile.redirect.host === 'localhost' ? fail({}, AT) : pass(AT);
});

/** `:80` is left out, `/a/../b` becomes `/b`: the server compares what was written, the browser goes to what it made of it. */
export const redirectRewrittenRule = rule('profile.redirect.rewritten', (input: ProfileInput) => {
  if (!hasRedirect(input)) return NOBODY;
  const { host, port, path, isAnyPort } = input.profile.redirect;
  const written = `http://${host}${isAnyPort ? '' : `:${port}`}${path}`;
  const read = URL.canParse(written) ? new URL(written).href : written;
  return read === written ? pass(AT) : fail({ written: shown(written), read: shown(read) }, AT);
});
