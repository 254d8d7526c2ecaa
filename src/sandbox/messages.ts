import type { SandboxFault } from './faults/names.ts';
import type { SandboxMaterial } from './material.ts';

/** What the host gives a worker to start with. */
export interface WorkerInput {
  readonly preferredPort: number;
  readonly faults: readonly SandboxFault[];
  /** Absent: the worker makes its own and sends it back. */
  readonly material?: SandboxMaterial;
}

/** What a worker tells its host. */
export type WorkerMessage =
  | { readonly type: 'ready'; readonly port: number; readonly material: SandboxMaterial }
  | { readonly type: 'no-port'; readonly code: string }
  | { readonly type: 'log'; readonly line: string };

/** What a host tells its worker. */
export interface HostMessage {
  readonly type: 'stop';
}
