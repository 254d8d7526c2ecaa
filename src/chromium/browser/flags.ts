import type { Options } from './options.ts';

/**
 * Nothing that this Chromium is asked for comes from the network: pages are answered over the pipe. A proxy that is not
 * there stops whatever passes the interception by (WebSocket, WebRTC, prefetching, the browser's own traffic).
 */
const NO_NETWORK = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-pings',
];

/** It is our window, not the person's browser: no first-run questions, no bubbles, no extensions, no keychain prompt. */
const NO_BROWSER = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--hide-crash-restore-bubble',
  '--disable-breakpad',
  '--disable-features=Translate,MediaRouter',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** What the window opens with, as an app window: `about:blank` would open a browser window. */
export const FIRST_PAGE = 'data:text/html,';

/** The command line. */
export function commandLine(profileDir: string, options: Options): string[] {
  return [
    '--remote-debugging-pipe',
    ...(options.hasDebugPort ? ['--remote-debugging-port=0'] : []),
    ...(options.isHeadless ? ['--headless'] : []),
    ...(options.sandbox.kind === 'off' ? ['--no-sandbox'] : []),
    `--user-data-dir=${profileDir}`,
    ...NO_BROWSER,
    ...NO_NETWORK,
    `--app=${FIRST_PAGE}`,
  ];
}
