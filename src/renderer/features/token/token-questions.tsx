import { ConfirmByName } from '../../ui/dialog/confirm-by-name.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import { RemoveQuestion } from './remove-question.tsx';

/** What is asked again before it is done. */
export type TokenQuestion = 'revoke' | 'remove';

export interface TokenQuestionsProps {
  readonly asking: TokenQuestion | undefined;
  readonly tokenId: string;
  /** The environment’s name, where it is protected: it has to be typed. */
  readonly protectedName: string | undefined;
  readonly onClose: () => void;
  readonly onRevoke: (confirm: string | undefined) => void;
  readonly onRemoved: () => void;
}

/** The questions before a revocation on a protected environment, and before a token is forgotten here. */
export function TokenQuestions(props: TokenQuestionsProps) {
  const { asking, tokenId, protectedName, onClose, onRevoke, onRemoved } = props;
  return (
    <>
      <ConfirmByName
        title={tokenWords.revoke.title(protectedName ?? '')}
        isOpen={asking === 'revoke'}
        onClose={onClose}
        name={protectedName}
        action={tokenWords.revoke.act}
        onConfirm={(confirm) => {
          onClose();
          onRevoke(confirm);
        }}
      >
        {tokenWords.revoke.text}
      </ConfirmByName>
      {asking === 'remove' && <RemoveQuestion tokenId={tokenId} onClose={onClose} onRemoved={onRemoved} />}
    </>
  );
}
