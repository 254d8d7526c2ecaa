/** Words of the banner over the window when a watched token expires soon. */
export const watchWords = {
  name: (kind: string, profile: string | undefined) =>
    profile === undefined ? kind : `${kind} of ${profile}`,
  label: (name: string) => `${name} expires soon`,
  spoken: (name: string) => `${name} expires soon.`,
  refresh: 'Refresh',
  refreshed: 'was refreshed; the new one is watched now.',
  open: 'Open',
  openNew: 'Open the new one',
  dismiss: 'Dismiss',
} as const;
