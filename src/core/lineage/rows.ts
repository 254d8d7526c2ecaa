import type { Family, Issuance, IssuanceNode, TokenNode } from './forest.ts';

/** One line of the tree. */
export type LineageRow<I extends Issuance> = {
  readonly key: string;
  readonly level: number;
  readonly parent?: string;
  /** Its place among its siblings, from 1, and how many those are. */
  readonly place: number;
  readonly of: number;
  /** Absent for a line that has nothing under it. */
  readonly isOpen?: boolean;
} & (
  | { readonly kind: 'issuance'; readonly issuance: I; readonly tokenIds: readonly string[] }
  | { readonly kind: 'token'; readonly tokenId: string; readonly role: string }
);

/** Which lines with something under them are open, by their keys; absent: as they are at first. */
export type Folds = ReadonlyMap<string, boolean>;

/** So many families are open at first: the newest. */
const OPEN_FAMILIES = 5;
/** A refresh of a longer family is closed at first, but for the newest. */
const LONG_FAMILY = 4;

/**
 * The lines of the tree that are in sight, from top to bottom: a family’s first issuance, under it its tokens and the later
 * issuances, under those their tokens. What is folded costs nothing.
 */
export function lineageRows<I extends Issuance>(
  families: readonly Family<I>[],
  folds: Folds,
): readonly LineageRow<I>[] {
  const rows: LineageRow<I>[] = [];
  addFamilies(rows, families, folds, 1, undefined);
  return rows;
}

function addFamilies<I extends Issuance>(
  rows: LineageRow<I>[],
  families: readonly Family<I>[],
  folds: Folds,
  level: number,
  parent: string | undefined,
): void {
  families.forEach(({ first, later }, index) => {
    const place = { level, parent, place: index + 1, of: families.length };
    const isOpen = addIssuance(rows, first, folds, place, later, level > 1 || index < OPEN_FAMILIES);
    if (!isOpen) return;
    const key = keyOf(first);
    const of = first.tokens.length + later.length;
    addTokens(rows, first, folds, level + 1, of);
    later.forEach((node, at) => {
      const isLast = at === later.length - 1;
      const inFamily = { level: level + 1, parent: key, place: first.tokens.length + at + 1, of };
      if (addIssuance(rows, node, folds, inFamily, [], isLast || later.length < LONG_FAMILY))
        addTokens(rows, node, folds, level + 2, node.tokens.length);
    });
  });
}

interface Place {
  readonly level: number;
  readonly parent: string | undefined;
  readonly place: number;
  readonly of: number;
}

function addIssuance<I extends Issuance>(
  rows: LineageRow<I>[],
  node: IssuanceNode<I>,
  folds: Folds,
  { parent, ...place }: Place,
  later: readonly IssuanceNode<I>[],
  isOpenAtFirst: boolean,
): boolean {
  const key = keyOf(node);
  const hasMore = node.tokens.length + later.length > 0;
  const isOpen = hasMore && (folds.get(key) ?? isOpenAtFirst);
  rows.push({
    key,
    ...place,
    ...(parent === undefined ? {} : { parent }),
    kind: 'issuance',
    issuance: node.issuance,
    tokenIds: [node, ...later].flatMap(({ tokens }) => tokens.map(({ tokenId }) => tokenId)),
    ...(hasMore ? { isOpen } : {}),
  });
  return isOpen;
}

function addTokens<I extends Issuance>(
  rows: LineageRow<I>[],
  node: IssuanceNode<I>,
  folds: Folds,
  level: number,
  of: number,
): void {
  const parent = keyOf(node);
  node.tokens.forEach(({ tokenId, role, families }: TokenNode, index) => {
    const key = `${parent}/${tokenId}`;
    const isOpen = families.length > 0 && (folds.get(key) ?? true);
    const fold = families.length > 0 ? { isOpen } : {};
    rows.push({ key, level, parent, place: index + 1, of, kind: 'token', tokenId, role, ...fold });
    if (isOpen) addFamilies(rows, families as readonly Family<I>[], folds, level + 1, key);
  });
}

function keyOf({ issuance }: IssuanceNode<Issuance>): string {
  return issuance.issuanceId;
}
