import type { Tab } from '../app/place.store.ts';

/** Words of the frame of the window: bars, tabs, help, faults of the window itself. */
export const appWords = {
  name: 'Assay',
  skip: 'Skip to the content',
  settings: 'Settings',
  help: 'Keyboard shortcuts',
  hideSidebar: 'Hide the sidebar',
  showSidebar: 'Show the sidebar',
  sidebar: 'Profiles and tokens',
  resizeSidebar: 'Resize the sidebar',
  statusBar: 'Status',
  tabs: { get: 'Get token', token: 'Token', wire: 'Wire', call: 'Call API' } satisfies Record<Tab, string>,
  tabsLabel: (profile: string) => `Views of ${profile}`,
  loading: 'Asking the program…',
  loadingPart: 'Opening…',
  vaultNoticeClose: 'Hide this notice',
  profileGone: 'This profile is not there any more. Choose another from the list.',
  status: {
    ready: 'Ready',
    sandboxOn: (host: string) => `sandbox on ${host}`,
    sandboxStarting: 'sandbox is starting',
    sandboxFailed: 'sandbox failed to start',
    shell: { electron: 'Electron', chromium: 'Chromium', terminal: 'terminal' },
    version: (version: string) => `Assay ${version}`,
  },
  bug: {
    title: 'This part of the window stopped working',
    text: 'It is a fault in Assay, not in your server or token. Nothing that was saved is lost.',
    again: 'Draw it again',
    reference: (message: string) => `For a report: ${message}`,
  },
  bridgeLost: {
    title: 'The window has lost the program',
    text: 'Close this window and start Assay again. Saved profiles and tokens are not touched by this.',
  },
} as const;
