/** How tokens came here: one response or paste, with what it was got and what it brought. */
export interface Issuance {
  readonly issuanceId: string;
  readonly atMs: number;
  /** The refresh family that it belongs to; absent: it is a family of its own. */
  readonly grantId?: string;
  /** Tokens that it was got with. */
  readonly inputs: readonly string[];
  readonly outputs: readonly { readonly tokenId: string; readonly role: string }[];
}

/** Families nested deeper than this stand by themselves: nobody reads further in, and a chain of exchanges has no end. */
const DEEPEST = 40;

/** A token, and the families that somebody got with it elsewhere: by token exchange. */
export interface TokenNode {
  readonly tokenId: string;
  readonly role: string;
  readonly families: readonly Family<Issuance>[];
}

/** One issuance with its tokens. */
export interface IssuanceNode<I extends Issuance> {
  readonly issuance: I;
  readonly tokens: readonly TokenNode[];
}

/** Everything that came of one authorization: the first issuance, and those after it in the order of time. */
export interface Family<I extends Issuance> {
  readonly first: IssuanceNode<I>;
  readonly later: readonly IssuanceNode<I>[];
}

/**
 * The issuances as families, the newest first. A family stands under the token that it was got with, where that is of
 * another family and not nested too deeply: then it stands by itself.
 */
export function lineageForest<I extends Issuance>(issuances: readonly I[]): readonly Family<I>[] {
  const byTime = issuances.toSorted((a, b) => a.atMs - b.atMs);
  const families = [
    ...Map.groupBy(byTime, ({ grantId, issuanceId }) => grantId ?? `i ${issuanceId}`).values(),
  ];
  const homes = new Map<string, readonly I[]>();
  for (const family of families) {
    for (const { outputs } of family)
      for (const { tokenId } of outputs) if (!homes.has(tokenId)) homes.set(tokenId, family);
  }
  const under = new Map<string, (readonly I[])[]>();
  const roots: (readonly I[])[] = [];
  const depths = new Map<readonly I[], number>();
  for (const family of families) {
    const parent = parentOf(family, homes);
    const home = parent === undefined ? undefined : homes.get(parent);
    const depth = home === undefined ? 0 : (depths.get(home) ?? 0) + 1;
    if (parent === undefined || depth > DEEPEST) {
      roots.push(family);
      continue;
    }
    depths.set(family, depth);
    under.set(parent, [...(under.get(parent) ?? []), family]);
  }
  const shown = new Set<string>();
  return roots.map((family) => familyNode(family, under, shown)).reverse();
}

/** The token of an earlier family that this one was got with. */
function parentOf<I extends Issuance>(
  family: readonly I[],
  homes: ReadonlyMap<string, readonly I[]>,
): string | undefined {
  const [first] = family;
  return first?.inputs.find((tokenId) => {
    const home = homes.get(tokenId);
    // Only what came before can be an origin: so no family ends up under itself.
    return home !== undefined && home !== family && (home[0]?.atMs ?? 0) < first.atMs;
  });
}

function familyNode<I extends Issuance>(
  family: readonly I[],
  under: ReadonlyMap<string, readonly (readonly I[])[]>,
  shown: Set<string>,
): Family<I> {
  const node = (issuance: I): IssuanceNode<I> => ({
    issuance,
    tokens: issuance.outputs.map(({ tokenId, role }) => ({
      tokenId,
      role,
      families: firstTime(shown, tokenId)
        ? (under.get(tokenId) ?? []).map((one) => familyNode(one, under, shown))
        : [],
    })),
  });
  const [first, ...later] = family;
  return { first: node(first as I), later: later.map(node) };
}

/** A token that came twice has what came of it in one place. */
function firstTime(shown: Set<string>, tokenId: string): boolean {
  const isNew = !shown.has(tokenId);
  shown.add(tokenId);
  return isNew;
}
