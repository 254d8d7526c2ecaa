import type { TokenView } from '../../../contract/models/token.ts';
import type { Run } from '../../../core/run/run.ts';

/** The token to go to when a run has succeeded: the access token it brought, if it brought one. */
export function outcomeToken(run: Run): string | undefined {
  return run.status === 'succeeded'
    ? run.tokens.find(({ role }) => role === 'access_token')?.tokenId
    : undefined;
}

export const ACTIONS = ['refresh', 'introspect', 'userinfo', 'call', 'revoke'] as const;
export type Action = (typeof ACTIONS)[number];

/** Actions that cannot be done with the token, each with its reason. */
export function impossibleActions(view: TokenView): readonly (readonly [Action, string])[] {
  return ACTIONS.flatMap((action) => {
    const reason = view.cannot[action];
    return view.can[action] || reason === undefined ? [] : [[action, reason] as const];
  });
}

/** `+0.4 s`, `−12 s`: the server's clock against ours. */
export function offsetWords(offsetMs: number): string {
  if (Math.abs(offsetMs) < 50) return '0.0 s';
  const sign = offsetMs < 0 ? '−' : '+';
  const seconds = Math.abs(offsetMs) / 1000;
  return `${sign}${seconds < 10 ? seconds.toFixed(1) : Math.round(seconds)} s`;
}
