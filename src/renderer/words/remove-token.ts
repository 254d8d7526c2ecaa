/** Words of forgetting a token here. */
export const removeWords = {
  title: 'Remove this token from Assay?',
  text: 'It is forgotten here only. This is not revocation: whoever has the token can go on using it until it expires. To end it, revoke it first.',
  looking: 'Looking for the recorded exchanges…',
  carriers: (count: number, tokens: number) => {
    const them = tokens === 1 ? 'it' : 'any of them';
    return count === 0
      ? `No recorded exchange carries ${them}.`
      : `${count === 1 ? '1 recorded exchange carries' : `${count} recorded exchanges carry`} ${them}. They stay, sealed, and masked until revealed, unless they are removed too.`;
  },
  withExchanges: (count: number) =>
    count === 1 ? 'Remove that exchange too' : `Remove those ${count} exchanges too`,
  act: 'Remove it here',
} as const;
