import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { Carriers } from '../../ui/token/carriers.tsx';
import { tokensWords } from '../../words/tokens.ts';

export interface RemoveMarkedProps {
  /** Tokens that a person wants to remove: one at least. */
  readonly tokenIds: readonly string[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before tokens are forgotten here: that this revokes nothing, and what becomes of the exchanges that carry them. */
export function RemoveMarked({ tokenIds, onClose, onRemoved }: RemoveMarkedProps) {
  const [withExchanges, setWithExchanges] = useState(false);
  const traces = useQuery(queries.tokenTraces(tokenIds));
  const remove = useMutation({
    ...command('tokens.remove'),
    onSuccess: () => {
      showToast({ text: tokensWords.removed(tokenIds.length) });
      onClose();
      onRemoved();
    },
  });
  const fault = (remove.error ?? traces.error)?.fault;
  return (
    <ConfirmByName
      title={tokensWords.removeTitle(tokenIds.length)}
      isOpen
      onClose={onClose}
      action={tokensWords.removeAct}
      isPending={remove.isPending}
      onConfirm={() =>
        remove.mutate({ tokenIds: [...tokenIds], ...(withExchanges ? { withExchanges } : {}) })
      }
    >
      <p>{tokensWords.removeText}</p>
      {!traces.error && (
        <Carriers
          tokens={tokenIds.length}
          exchanges={traces.data?.exchanges}
          areTaken={withExchanges}
          onTake={setWithExchanges}
        />
      )}
      {fault && <FaultNote fault={fault} isCompact />}
    </ConfirmByName>
  );
}
