import type { ExpectedToken } from '../../core/checks/inputs.ts';
import { stringMember } from '../../core/json.ts';
import { readJson } from '../../core/text/json.ts';
import { readParameters } from '../../core/text/parameters.ts';
import { isPair } from './is-pair.ts';
import type { FoundToken } from './judge-text.ts';

/** A callback's address is short; a longer text is something else. */
const MAX_ADDRESS = 65_536;

/**
 * What came with an ID token in the same text, and so is what its hashes are over: the access token of a response
 * (`at_hash`, OIDC Core §3.1.3.8), code and state of a callback (`c_hash` §3.3.2.10, `s_hash` FAPI 1.0 Advanced §5.1.1).
 * Only where it is plain which belong together: one access token and one ID token in all, and both in one answer. In a
 * log or a HAR file the ID token may be the hint of a logout, and the access token a later one. Two tokens and nothing
 * else are meant together.
 */
export function besideIdToken(
  text: string,
  tokens: readonly FoundToken[],
): Pick<ExpectedToken, 'accessToken' | 'code' | 'state' | 'isFrontChannel'> {
  if (isPair(text, tokens)) {
    const access = tokens.find(({ kind }) => kind === 'access_token');
    const isWithIdToken = tokens.some(({ kind }) => kind === 'id_token');
    if (access && isWithIdToken) return { accessToken: access.found.text };
  }
  const [idToken, ...otherIdTokens] = tokens.filter(({ found }) => found.role === 'id_token');
  if (!idToken || otherIdTokens.length > 0) return {};
  const [access, ...others] = tokens.filter(({ found }) => found.role === 'access_token');
  return {
    ...(access && others.length === 0 && isOneAnswer(text, access, idToken)
      ? { accessToken: access.found.text }
      : {}),
    ...ofCallback(text.trim()),
  };
}

/** A token response, as JSON or as a form, or what came through the browser. */
function isOneAnswer(text: string, access: FoundToken, idToken: FoundToken): boolean {
  if (!/^\s*\{/.test(text)) return !/\s/.test(text.trim());
  const { object } = readJson(text).part;
  return (
    stringMember(object, 'access_token') === access.found.text &&
    stringMember(object, 'id_token') === idToken.found.text
  );
}

function ofCallback(address: string): Pick<ExpectedToken, 'code' | 'state' | 'isFrontChannel'> {
  const at = address.search(/[?#]/);
  if (at === -1 || address.length > MAX_ADDRESS || /\s/.test(address)) return {};
  const parameters = readParameters(address.slice(at + 1).replaceAll(/[?#]/g, '&'));
  const value = (name: string) => parameters.find((parameter) => parameter.name === name)?.value;
  const [code, state] = [value('code'), value('state')];
  if (value('id_token') === undefined) return {};
  return {
    isFrontChannel: true,
    ...(code === undefined ? {} : { code }),
    ...(state === undefined ? {} : { state }),
  };
}
