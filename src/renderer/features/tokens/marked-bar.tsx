import { useMutation } from '@tanstack/react-query';
import { Copy, GitCompareArrows, Trash2, X } from 'lucide-react';
import { command } from '../../bridge/commands.ts';
import { Button } from '../../ui/button/button.tsx';
import { showToast } from '../../ui/toast/toast.ts';
import { copiedWords } from '../../words/acquire.ts';
import { tokensWords } from '../../words/tokens.ts';
import styles from './tokens.module.css';

export interface MarkedBarProps {
  readonly marked: ReadonlySet<string>;
  readonly onRemove: () => void;
  readonly onClear: () => void;
  readonly onCompare: (left: string, right: string) => void;
}

/** What can be done with the marked tokens; the keys, where none is marked. */
export function MarkedBar({ marked, onRemove, onClear, onCompare }: MarkedBarProps) {
  const copy = useCopyToken();
  const [only] = marked.size === 1 ? marked : [];
  const [left, right] = marked.size === 2 ? marked : [];
  if (marked.size === 0) return <p className={styles.keys}>{tokensWords.keys}</p>;
  return (
    <div className={styles.marked}>
      <output>{tokensWords.marked(marked.size)}</output>
      {only !== undefined && (
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => copy(only)}>
          {tokensWords.copy}
        </Button>
      )}
      {left !== undefined && right !== undefined && (
        <Button
          size="small"
          icon={<GitCompareArrows aria-hidden="true" />}
          onPress={() => onCompare(left, right)}
        >
          {tokensWords.compare}
        </Button>
      )}
      <Button size="small" look="danger" icon={<Trash2 aria-hidden="true" />} onPress={onRemove}>
        {tokensWords.remove}
      </Button>
      <Button size="small" look="quiet" icon={<X aria-hidden="true" />} onPress={onClear}>
        {tokensWords.unmark}
      </Button>
    </div>
  );
}

/** Copies one token, and says in passing when it leaves the clipboard again. */
export function useCopyToken(): (tokenId: string) => void {
  const copy = useMutation({
    ...command('token.copy'),
    onSuccess: ({ clearsAfterSeconds }) => showToast({ text: copiedWords(clearsAfterSeconds) }),
    onError: ({ fault }) => showToast({ text: fault.message, tone: 'fault' }),
  });
  return (tokenId) => copy.mutate({ tokenId, form: 'bare' });
}
