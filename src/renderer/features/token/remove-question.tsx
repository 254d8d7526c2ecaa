import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { command } from '../../bridge/commands.ts';
import { queries } from '../../bridge/queries.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { Checkbox } from '../../ui/field/checkbox.tsx';
import { FaultNote } from '../../ui/state/states.tsx';
import { removeWords } from '../../words/remove-token.ts';

export interface RemoveQuestionProps {
  readonly tokenId: string;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before a token is forgotten here: that this revokes nothing, and what becomes of the exchanges that carry it. */
export function RemoveQuestion({ tokenId, onClose, onRemoved }: RemoveQuestionProps) {
  const [withExchanges, setWithExchanges] = useState(false);
  const traces = useQuery(queries.tokenTraces(tokenId));
  const remove = useMutation({
    ...command('token.remove'),
    onSuccess: () => {
      onClose();
      onRemoved();
    },
  });
  const count = traces.data?.exchanges ?? 0;
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
      {traces.data && <p>{removeWords.carriers(count)}</p>}
      {count > 0 && (
        <Checkbox isChecked={withExchanges} onChange={setWithExchanges}>
          {removeWords.withExchanges(count)}
        </Checkbox>
      )}
      {fault && <FaultNote fault={fault} isCompact />}
    </ConfirmByName>
  );
}
