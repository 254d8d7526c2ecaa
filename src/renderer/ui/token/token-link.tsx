import { type ReactNode, createContext, use, useState } from 'react';
import { type StoreApi, createStore, useStore } from 'zustand';
import { type Meanings, MeaningsContext } from './meanings.ts';

/** A part of a token, or one member of its header or payload: what is pointed at in one panel shows in the others. */
export interface LinkTarget {
  readonly part: 'header' | 'payload' | 'signature';
  /** JSON pointer of a member; absent: the whole part. */
  readonly pointer?: string | undefined;
}

interface LinkState {
  /** What the pointer is over or the focus is on. */
  readonly at: LinkTarget | undefined;
  /** What stays marked until something else is: the claim that a finding led to. */
  readonly pinned: LinkTarget | undefined;
}

type LinkStore = StoreApi<LinkState>;

function makeStore(): LinkStore {
  return createStore<LinkState>()(() => ({ at: undefined, pinned: undefined }));
}

const NONE = makeStore();
const Link = createContext<LinkStore>(NONE);

export interface TokenLinkProps {
  /** What the names in it mean. */
  readonly meanings: Meanings;
  readonly children: ReactNode;
}

/** Links the panels of one token: what is pointed at in one is marked in all. */
export function TokenLink({ meanings, children }: TokenLinkProps) {
  const [store] = useState(makeStore);
  return (
    <Link value={store}>
      <MeaningsContext value={meanings}>{children}</MeaningsContext>
    </Link>
  );
}

/** Points at a part or a member, or at nothing. */
export function usePoint(): (at: LinkTarget | undefined) => void {
  const store = use(Link);
  return (at) => {
    if (store !== NONE) store.setState({ at });
  };
}

/** Marks a member and brings its row into sight; undefined outside a token's panels. */
export function useShowMember(): ((target: LinkTarget) => void) | undefined {
  const store = use(Link);
  if (store === NONE) return undefined;
  return (pinned) => store.setState({ pinned, at: undefined });
}

/** What `read` says of what is pointed at; the component is drawn again only when that changes. */
export function useLinked(read: (target: LinkTarget | undefined) => boolean): boolean {
  return useStore(use(Link), ({ at, pinned }) => read(at ?? pinned));
}

/** True while this member is pinned: its row brings itself into sight. */
export function useIsPinned(part: LinkTarget['part'], pointer: string): boolean {
  return useStore(use(Link), ({ pinned }) => pinned?.part === part && pinned.pointer === pointer);
}
