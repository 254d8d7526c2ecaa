import type { EventEmitter } from 'node:events';
import { Provider } from 'oidc-provider';
import { FAULTS, configureFaults } from '../faults/index.ts';
import type { SandboxFault } from '../faults/names.ts';
import type { SandboxMaterial } from '../material.ts';
import { buildConfiguration } from './configuration.ts';
import { announceApiScopes } from './discovery.ts';
import { explainErrors } from './explain-errors.ts';
import { guardOwnPages } from './security-headers.ts';
import { acceptJwtTokens } from './shadow-rows.ts';

/** What a provider is built from. */
export interface ProviderParts {
  readonly issuer: string;
  readonly port: number;
  readonly material: SandboxMaterial;
  readonly faults: readonly SandboxFault[];
  /** Told about errors that are the sandbox's own. */
  readonly onError: (error: unknown) => void;
}

/** The issuer: `oidc-provider`, configured, with JWT tokens accepted everywhere and its faults switched on. */
export function buildProvider({ issuer, port, material, faults, onError }: ProviderParts): Provider {
  const provider = new Provider(issuer, configureFaults(buildConfiguration(material, port), faults));
  provider.on('server_error', (_ctx, error) => onError(error));
  // What fails outside the library's own handlers. With a listener here, Koa does not print it.
  const app: EventEmitter = provider;
  app.on('error', onError);
  for (const name of faults) FAULTS[name].install?.(provider, material);
  announceApiScopes(provider);
  explainErrors(provider);
  guardOwnPages(provider);
  acceptJwtTokens(provider, material);
  return provider;
}
