import { useQuery } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { queries } from '../../bridge/queries.ts';
import { useProgramEvent } from '../../bridge/use-program-event.ts';

const ExpiryBanner = lazy(async () => ({ default: (await import('./expiry-banner.tsx')).ExpiryBanner }));

export interface ExpiryWatchProps {
  /** False where the shell has no notifications of the system: then the window says it. */
  readonly hasSystemNotifications: boolean;
  /** Without a profile where that is gone, or never was. */
  readonly onToken: (tokenId: string, profileId?: string) => void;
}

interface Expiring {
  readonly tokenId: string;
  readonly expiresAtSeconds: number;
}

/** As many as can be told of at once without taking the window. */
const MOST = 3;

/** Tells of watched tokens that expire soon, and goes to the one that a person chose in a notification. */
export function ExpiryWatch({ hasSystemNotifications, onToken }: ExpiryWatchProps) {
  const [expiring, setExpiring] = useState<readonly Expiring[]>([]);
  const tokens = useQuery(queries.tokens());
  const profiles = useQuery(queries.profiles());
  const open = (tokenId: string) => {
    const profileId = tokens.data?.find(({ id }) => id === tokenId)?.profileId;
    const isKnown = profiles.data?.some(({ profile }) => profile.id === profileId) === true;
    onToken(tokenId, isKnown ? profileId : undefined);
  };
  const dismiss = (tokenId: string) => setExpiring((all) => all.filter((one) => one.tokenId !== tokenId));
  useProgramEvent('token.chosen', ({ tokenId }) => open(tokenId));
  useProgramEvent('token.expiring', ({ tokenId, expiresAtSeconds }) => {
    if (hasSystemNotifications) return;
    setExpiring((all) =>
      [...all.filter((one) => one.tokenId !== tokenId), { tokenId, expiresAtSeconds }].slice(-MOST),
    );
  });
  if (expiring.length === 0) return null;
  return (
    <Suspense fallback={null}>
      {expiring.map(({ tokenId, expiresAtSeconds }) => (
        <ExpiryBanner
          key={tokenId}
          token={tokens.data?.find(({ id }) => id === tokenId)}
          expiresAtSeconds={expiresAtSeconds}
          onOpen={(id) => {
            dismiss(tokenId);
            open(id);
          }}
          onDismiss={() => dismiss(tokenId)}
        />
      ))}
    </Suspense>
  );
}
