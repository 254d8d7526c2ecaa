/** Words of what became of decrypting a token. */
export const decryptionWords = {
  decrypted: 'Decrypted',
  failed: 'Not decrypted',
  unchecked: 'Encrypted',
  with: (alg: string, enc: string) => `${alg} and ${enc}, with `,
  recipient: (number: number) => `, as recipient ${number}`,
  unpacked: (from: string, to: string) => ` Unpacked from ${from} to ${to}.`,
} as const;
