import type { TokenKind } from '../core/jose/token.ts';
import type { Engine } from '../engine/engine.ts';
import type { ShellNotifications } from './notifications.ts';

const KINDS: { readonly [kind in TokenKind]?: string } = {
  access_token: 'Access token',
  id_token: 'ID token',
  refresh_token: 'Refresh token',
};

/**
 * Shows a notification of the system for each watched token that expires soon; a press on it goes to the token. Where the
 * shell has none, the window has a banner. Gives back how to stop.
 */
export function tellExpiring(
  engine: Pick<Engine, 'subscribe' | 'viewToken' | 'ports'>,
  notifications: ShellNotifications,
  onPress: (tokenId: string) => void,
): () => void {
  const tell = async (tokenId: string, expiresAtSeconds: number): Promise<void> => {
    const view = await engine.viewToken(tokenId);
    if (!view.ok) return;
    const { kind, profileName, environment, persona, subject, clockOffsetSeconds = 0 } = view.value.summary;
    const seconds = expiresAtSeconds - Math.floor(engine.ports.clock.nowMs() / 1000) - clockOffsetSeconds;
    const whose = profileName === undefined ? '' : ` of ${profileName}`;
    const title = `${KINDS[kind] ?? 'Token'}${whose} ${whenWords(seconds)}`;
    const body = [environment, persona ?? subject].filter((part) => part !== undefined).join(' · ');
    notifications.show(title, body, () => onPress(tokenId));
  };
  return engine.subscribe((event) => {
    if (event.name !== 'token.expiring' || !notifications.areSupported()) return;
    const { tokenId, expiresAtSeconds } = event.payload;
    tell(tokenId, expiresAtSeconds).catch((error: unknown) =>
      engine.ports.log.bug(engine.ports.random.id(), error),
    );
  });
}

/** `expires in 1 min`, `expired 20 s ago`. */
function whenWords(seconds: number): string {
  const far = Math.abs(seconds);
  const span =
    far < 90 ? `${far} s` : far < 5400 ? `${Math.round(far / 60)} min` : `${Math.round(far / 3600)} h`;
  return seconds > 0 ? `expires in ${span}` : `expired ${span} ago`;
}
