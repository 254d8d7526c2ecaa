import { useState } from 'react';

/** What a person has laid out to look at: kept while they look elsewhere in the window, and nowhere else. */
export interface Desk {
  /** The text in the inspect box. */
  readonly inspected: string;
  readonly inspect: (text: string) => void;
  /** Pasted texts on the two sides of the comparison. */
  readonly compared: { readonly left: string; readonly right: string };
  readonly compare: (texts: { readonly left?: string; readonly right?: string }) => void;
  /** Header and claims of a pasted token, of which a copy is edited. */
  readonly draft: DeskDraft | undefined;
  readonly edit: (draft: DeskDraft | undefined) => void;
}

interface DeskDraft {
  readonly header: string;
  readonly claims: string;
  /** The token that they are of. */
  readonly text: string;
}

const NOTHING = { left: '', right: '' };

/** The desk of this window. It is never stored: pasted texts may be secret. */
export function useDesk(): Desk {
  const [inspected, inspect] = useState('');
  const [compared, setCompared] = useState(NOTHING);
  const [draft, edit] = useState<DeskDraft>();
  return {
    inspected,
    inspect,
    compared,
    compare: (texts) => setCompared({ ...NOTHING, ...texts }),
    draft,
    edit,
  };
}
