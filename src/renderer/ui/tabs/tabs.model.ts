/** The tab a key leads to from the one that has the focus, round the ends; undefined where the key is not the list's. */
export function tabAt<T>(key: string, ids: readonly T[], from: T): T | undefined {
  const at = ids.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return ids[(at + 1) % ids.length];
    case 'ArrowLeft':
      return ids.at(at - 1);
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}
