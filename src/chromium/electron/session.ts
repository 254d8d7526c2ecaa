import type { CallbackResponse, OnBeforeRequestListenerDetails, Session } from 'electron';
import type { PausedRequest } from '../cdp/protocol.ts';

/** What a request listener is told here: less than Electron tells, and nothing that it does not. */
export type RequestDetails = Pick<OnBeforeRequestListenerDetails, 'url' | 'method' | 'resourceType'>;
type RequestListener = (details: RequestDetails, callback: (response: CallbackResponse) => void) => void;

/** `electron.session.defaultSession`. */
export interface DefaultSession extends Pick<
  Session,
  'setPermissionRequestHandler' | 'setPermissionCheckHandler' | 'setDevicePermissionHandler'
> {
  readonly webRequest: { onBeforeRequest(listener: RequestListener | null): void };
}

export interface SessionState {
  readonly session: DefaultSession;
  /** False when the app's own listener cancels the request. */
  mayGo(details: RequestDetails): Promise<boolean>;
}

const RESOURCE_TYPES: Record<string, RequestDetails['resourceType']> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};

/** Electron's name for what a request is for. */
export function resourceType(
  { resourceType: type }: PausedRequest,
  isTop: boolean,
): RequestDetails['resourceType'] {
  if (type === 'Document') return isTop ? 'mainFrame' : 'subFrame';
  return RESOURCE_TYPES[type] ?? 'other';
}

/**
 * Permission handlers are taken and never asked: Chromium denies every permission to our pages from the start
 * (web-contents.ts), so a handler that grants one would not be obeyed. Request listeners are obeyed.
 */
export function createSession(): SessionState {
  let listener: RequestListener | null = null;
  return {
    session: {
      setPermissionRequestHandler: () => undefined,
      setPermissionCheckHandler: () => undefined,
      setDevicePermissionHandler: () => undefined,
      webRequest: {
        onBeforeRequest(given) {
          listener = given;
        },
      },
    },
    mayGo(details) {
      const asked = listener;
      if (!asked) return Promise.resolve(true);
      return new Promise((resolve) =>
        asked(details, (response) => resolve(!response.cancel && !response.redirectURL)),
      );
    },
  };
}
