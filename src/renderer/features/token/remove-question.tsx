import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { Carriers } from '../../ui/token/carriers.tsx';
import { removeWords } from '../../words/remove-token.ts';

export interface RemoveQuestionProps {
  readonly tokenId: string;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a token is forgotten here: that this revokes nothing, and what becomes of the exchanges that carry it. */
export function RemoveQuestion({ tokenId, onClose, onRemoved }: RemoveQuestionProps) {
  const [withExchanges, setWithExchanges] = useState(false);
  const traces = useQuery(queries.tokenTraces([tokenId]));
  const remove = useMutation({
    ...command('token.remove'),
    onSuccess: () => {
      onClose();
      onRemoved();
    },
  });
  const fault = (remove.error ?? traces.error)?.fault;
  return (
    <ConfirmByName
      title={removeWords.title}
      isOpen
      onClose={onClose}
      action={removeWords.act}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ tokenId, ...(withExchanges ? { withExchanges } : {}) })}
    >
      <p>{removeWords.text}</p>
      {!traces.error && (
        <Carriers
          tokens={1}
          exchanges={traces.data?.exchanges}
          areTaken={withExchanges}
          onTake={setWithExchanges}
        />
      )}
      {fault && <FaultNote fault={fault} isCompact />}
    </ConfirmByName>
  );
}
