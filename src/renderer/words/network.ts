/** Words of the network settings. */
export const networkWords = {
  shut: 'Nothing is sent',
  open: 'Network settings',
  proxy: 'HTTP proxy',
  proxyHint:
    'Every request but those to this computer goes through it: http://host:port, without a password. Empty: none. What goes to https addresses is encrypted on its way through.',
  extraCa: 'Own certificate authorities',
  extraCaHint:
    'PEM certificates that are trusted beside the system’s: what an organisation’s servers or its inspecting proxy are signed with. No option here skips a check.',
  certificates: (count: number) =>
    count === 0 ? 'No certificate' : `${count} ${count === 1 ? 'certificate' : 'certificates'}`,
  save: 'Save network settings',
  saved: 'Saved. Every connection from now on is made so.',
  test: 'Test',
  testHint: 'Reads the public metadata of a server with what is saved. Nothing secret is sent.',
  against: 'Server to test with',
  noServer: 'No profile has an issuer to test with yet.',
  saveFirst: 'Save first: a test uses what is saved.',
  testing: (host: string) => `Asking ${host}…`,
  stop: 'Cancel',
  reached: (host: string) => `${host} was reached.`,
} as const;
