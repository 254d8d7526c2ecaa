import { useMutation } from '@tanstack/react-query';
import { command } from '../../bridge/commands.ts';
import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { tokensWords } from '../../words/tokens.ts';

export interface RemoveMarkedProps {
  /** Tokens that a person wants to remove; empty: nothing is asked. */
  readonly tokenIds: readonly string[];
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** Asks before tokens are forgotten here, and says that it is not revocation. */
export function RemoveMarked({ tokenIds, onClose, onRemoved }: RemoveMarkedProps) {
  const remove = useMutation({
    ...command('tokens.remove'),
    onSuccess: () => {
      showToast({ text: tokensWords.removed(tokenIds.length) });
      onRemoved();
    },
    onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }),
  });
  return (
    <ConfirmByName
      title={tokensWords.removeTitle(tokenIds.length)}
      isOpen={tokenIds.length > 0}
      onClose={onClose}
      action={tokensWords.removeAct}
      isPending={remove.isPending}
      onConfirm={() => remove.mutate({ tokenIds: [...tokenIds] }, { onSettled: onClose })}
    >
      {tokensWords.removeText}
    </ConfirmByName>
  );
}
