import type { ProfileView } from '../../contract/models/profile.ts';
import type { TokenSummary } from '../../contract/models/token.ts';
import { ok } from '../../core/result.ts';
import type { Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { redirectWords } from '../profiles/redirect-words.ts';
import { lookUpProfile } from '../session/find-profile.ts';
import { profileTokens } from '../session/pick-token.ts';
import { withSession } from '../session/session.ts';
import type { PROFILES_SHOW } from '../specs/profiles.ts';
import { columns } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { lines } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';

export const run: Run<typeof PROFILES_SHOW> = async ({ options, positionals, terminal, program }) => {
  const { out } = terminal;
  const shown = await withSession(terminal, program, options, async (session) => {
    const view = await lookUpProfile(session, positionals[0] ?? '');
    if (!view.ok) return view;
    const tokens = await profileTokens(session.engine, view.value.profile);
    return tokens.ok ? ok({ ...view.value, tokens: tokens.value }) : tokens;
  });
  if (!shown.ok) return printFault(terminal, shown.fault);
  if (options.json) printJson(out, shown.value);
  else lines(out, [...describe(shown.value), ...tokenRows(shown.value.tokens, terminal.nowSeconds())]);
  return EXIT.good;
};

function describe(view: ProfileView): string[] {
  const { profile, environment, secrets } = view;
  const redirect = redirectWords(view);
  const isCode = profile.grantType === 'authorization_code';
  const rows: (readonly [string, string | undefined])[] = [
    ['name', profile.name],
    ['id', profile.id],
    ['environment', environment.isProtected ? `${environment.name} (protected)` : environment.name],
    ['issuer', profile.issuer],
    ...Object.entries(profile.endpoints).map(([name, url]) => [name.replaceAll('_', ' '), url] as const),
    ['client', `${profile.clientId} (${profile.clientAuthMethod})`],
    [
      'grant',
      isCode
        ? `authorization_code, PKCE ${profile.pkce === 'S256' ? 'S256' : 'switched off'}`
        : profile.grantType,
    ],
    ['redirect URI', redirect === undefined ? undefined : `${redirect}, to be registered at the server`],
    ['scope', profile.scope],
    ['resources', profile.resources.join(' ') || undefined],
    ['persona', profile.persona?.label],
    ...profile.apis.map((api) => [`API ${api.id}`, `${api.method} ${api.url}  ${api.name}`] as const),
    ...secrets.map((secret) => [secret.name.replace('_', ' '), secretWords(secret)] as const),
  ];
  return columns(
    rows.flatMap(([name, value]) => (value === undefined ? [] : [[safeLine(name), safeLine(value)]])),
  );
}

function secretWords({ setAtMs, where, needsRebind, boundTo }: ProfileView['secrets'][number]): string {
  const rebind = needsRebind ? '; the profile now points elsewhere, so it is not sent' : '';
  return `set ${formatTime(setAtMs / 1000)}, kept in the ${where}, for ${boundTo}${rebind}`;
}

function tokenRows(tokens: readonly TokenSummary[], nowSeconds: number): string[] {
  if (tokens.length === 0) return [];
  const rows = tokens.map(({ fingerprint, kind, state, expiresAtSeconds, subject }) => [
    fingerprint,
    KIND_WORDS[kind],
    state.replaceAll('_', ' '),
    expiresAtSeconds === undefined ? '' : formatDistance(expiresAtSeconds, nowSeconds),
    safeLine(subject ?? ''),
  ]);
  return ['', ...columns([['TOKEN', 'KIND', 'STATE', 'EXPIRES', 'SUBJECT'], ...rows])];
}
