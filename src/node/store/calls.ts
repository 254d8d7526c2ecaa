import type { StoreCalls, VaultCalls } from './messages.ts';
import type { Session } from './session.ts';
import { createExchangeCalls } from './tables/exchanges.ts';
import { createGrantCalls } from './tables/grants.ts';
import { createIssuanceCalls } from './tables/issuances.ts';
import { createKeptCalls } from './tables/kept.ts';
import { createObservationCalls } from './tables/observations.ts';
import { createProfileCalls } from './tables/profiles.ts';
import { createRunCalls } from './tables/runs.ts';
import { createSecretCalls } from './tables/secrets.ts';
import { createServerCalls } from './tables/servers.ts';
import { createSettingCalls } from './tables/settings.ts';
import { createTokenCalls } from './tables/tokens.ts';

/** Everything the store's thread can be asked, over one session. */
export function createCalls(session: Session, watch: (isWatched: boolean) => void): StoreCalls {
  const vault = () => session.unlocked();
  return {
    ...createVaultCalls(session, watch),
    ...createSettingCalls(() => session.opened(), vault),
    ...createProfileCalls(vault),
    ...createSecretCalls(vault),
    ...createRunCalls(vault),
    ...createExchangeCalls(vault),
    ...createTokenCalls(vault),
    ...createIssuanceCalls(vault),
    ...createObservationCalls(vault),
    ...createGrantCalls(vault),
    ...createServerCalls(vault),
    ...createKeptCalls(vault),
  };
}

function createVaultCalls(session: Session, watch: (isWatched: boolean) => void): VaultCalls {
  return {
    open: () => session.open(),
    unlock: (wrappingKey) => session.unlock(wrappingKey),
    initialise: (wrappingKey) => session.initialise(wrappingKey),
    useMemory: () => session.useMemory(),
    setAside: () => ({ movedTo: session.setAside(new Date()) }),
    watch,
    close() {
      watch(false);
      session.close();
    },
    tokenId: (text) => session.unlocked().sealer.tokenId(text),
  };
}
