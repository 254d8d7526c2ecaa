/** What the engine tells those who show it: ids and sequence numbers, never secrets. */
export type EngineEvent =
  | { readonly name: 'run.changed'; readonly payload: { readonly runId: string; readonly seq: number } }
  | {
      readonly name: 'token.expiring';
      readonly payload: {
        readonly tokenId: string;
        readonly expiresAtSeconds: number;
        readonly seq: number;
      };
    }
  | { readonly name: 'scan.changed'; readonly payload: { readonly scanId: string; readonly seq: number } }
  | {
      readonly name: 'tokens.changed' | 'profiles.changed' | 'app.changed';
      readonly payload: { readonly seq: number };
    };

export interface EventHub {
  runChanged(runId: string, seq: number): void;
  tokenExpiring(tokenId: string, expiresAtSeconds: number): void;
  scanChanged(scanId: string): void;
  changed(name: 'tokens.changed' | 'profiles.changed' | 'app.changed'): void;
  subscribe(listener: (event: EngineEvent) => void): () => void;
}

/** A hub that calls its listeners in the order they came; one that throws is a bug and does not stop the others. */
export function createEventHub(onBug: (error: unknown) => void): EventHub {
  const listeners = new Set<(event: EngineEvent) => void>();
  let seq = 0;
  const emit = (event: EngineEvent): void => {
    for (const listener of listeners) {
      try {
        listener(event);
      } catch (error) {
        onBug(error);
      }
    }
  };
  return {
    runChanged: (runId, runSeq) => emit({ name: 'run.changed', payload: { runId, seq: runSeq } }),
    tokenExpiring: (tokenId, expiresAtSeconds) => {
      seq += 1;
      emit({ name: 'token.expiring', payload: { tokenId, expiresAtSeconds, seq } });
    },
    scanChanged: (scanId) => {
      seq += 1;
      emit({ name: 'scan.changed', payload: { scanId, seq } });
    },
    changed: (name) => {
      seq += 1;
      emit({ name, payload: { seq } });
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
