import type { Configuration, Provider } from 'oidc-provider';
import type { SandboxMaterial } from '../material.ts';

/** One way for the sandbox to misbehave: a change of its configuration, something added to its provider, or both. */
export interface Fault {
  /** Returns the configuration to use instead. */
  readonly configure?: (configuration: Configuration) => Configuration;
  /** Adds listeners or middleware to a provider that is not serving yet. */
  readonly install?: (provider: Provider, material: SandboxMaterial) => void;
}
