/** The most bits a text can hold by the smallest usual alphabet that it fits; what it really holds only its maker knows. */
export function mostBits(text: string): number {
  return Math.floor(text.length * bitsPerCharacter(text));
}

function bitsPerCharacter(text: string): number {
  if (/^\d+$/.test(text)) return Math.log2(10);
  if (/^[\da-f-]+$/i.test(text)) return 4;
  return 6;
}
