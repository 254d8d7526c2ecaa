import { useState } from 'react';
import type { VaultStatus } from '../../../contract/models/app.ts';
import { vaultWords } from '../../words/vault.ts';
import { Button } from '../button/button.tsx';
import { ConfirmByName } from '../dialog/confirm-by-name.tsx';

export interface WaysOutProps {
  readonly vault: VaultStatus;
  readonly onRetry: () => void;
  readonly onMemory: () => void;
  readonly onSetAside: () => void;
  readonly isPending: boolean;
}

/** The ways out of a locked or missing vault, each said before it is done. */
export function WaysOut({ vault, onRetry, onMemory, onSetAside, isPending }: WaysOutProps) {
  const [isAsking, setIsAsking] = useState(false);
  const has = (way: VaultStatus['waysOut'][number]) => vault.waysOut.includes(way);
  return (
    <>
      {has('retry') && (
        <Button size="small" isPending={isPending} onPress={onRetry}>
          {vaultWords.retry}
        </Button>
      )}
      {has('memory') && (
        <Button size="small" isDisabled={isPending} onPress={onMemory}>
          {vaultWords.inMemory}
        </Button>
      )}
      {has('set_aside') && (
        <Button size="small" look="danger" isDisabled={isPending} onPress={() => setIsAsking(true)}>
          {vaultWords.setAside}
        </Button>
      )}
      <ConfirmByName
        title={vaultWords.setAsideTitle}
        isOpen={isAsking}
        onClose={() => setIsAsking(false)}
        name={vaultWords.setAsideName}
        action={vaultWords.setAsideAct}
        onConfirm={() => {
          setIsAsking(false);
          onSetAside();
        }}
      >
        {vaultWords.setAsideExplained}
      </ConfirmByName>
    </>
  );
}
