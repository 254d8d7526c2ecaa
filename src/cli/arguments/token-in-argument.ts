import { parseToken } from '../../core/jose/parse.ts';

/** Words that begin like a JOSE header in base64url, with what hangs on them by dots. */
const JOSE_LIKE = /e[yw][\w-]{6,}(?:\.[\w-]*){0,5}/g;
const CREDENTIALS = /\b(?:bearer|dpop|basic)\s+\S/i;
const TOKEN_PARAMETER =
  /(?:^|[?&#\s;])(?:access_token|id_token|refresh_token|client_secret|client_assertion)=[^&\s]/i;
/** Long, of one alphabet, no dot and no slash: an opaque token looks so, and file names seldom do. */
const OPAQUE_LIKE = /^[\w-]{22,}$/;

/**
 * True where an argument holds a token or a secret: other processes can read it in the process list, and the shell has
 * written it into its history. It is refused, and never repeated in a message.
 */
export function holdsToken(argument: string): boolean {
  if (CREDENTIALS.test(argument) || TOKEN_PARAMETER.test(argument)) return true;
  return [...argument.matchAll(JOSE_LIKE)].some(([text]) => parseToken(text).format !== 'opaque');
}

/** True where a word that should name a file looks like an opaque token. */
export function looksOpaque(argument: string): boolean {
  return OPAQUE_LIKE.test(argument);
}

export const TOKEN_IN_ARGUMENT =
  'An argument holds a token or a secret. Other processes can read it there, and the shell keeps it in its history.';
export const TOKEN_REMEDY =
  'Give tokens on standard input or in a file: assay inspect token.jwt, or … | assay inspect -. The one you typed is in the history now: have it revoked if it is a real one.';
