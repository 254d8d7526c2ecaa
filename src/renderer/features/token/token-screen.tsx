import { useQuery } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import type { ProfileView } from '../../../contract/models/profile.ts';
import { queries } from '../../bridge/queries.ts';
import { Button } from '../../ui/button/button.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import { TokenContent } from './token-content.tsx';
import { useWhatIf } from '../../ui/clock/use-what-if.ts';
import { shownTokenId } from '../../ui/token/newest-token.model.ts';

export interface TokenScreenProps {
  /** Absent for a token whose profile is gone. */
  readonly view?: ProfileView;
  /** The token a person chose; absent: the newest. */
  readonly tokenId: string | undefined;
  readonly onToken: (tokenId: string, profileId?: string) => void;
  readonly onExchange?: (exchangeId: string) => void;
  readonly onGet?: () => void;
  readonly onCall?: () => void;
  readonly onRemoved?: () => void;
  readonly onCompare: (tokenId: string) => void;
  /** Opens the tree of everything that came of the profile. */
  readonly onLineage?: () => void;
  /** Opens header and claims as the beginning of a token of one’s own. */
  readonly onEditCopy: (tokenId: string) => void;
}

/** Everything known of one token. */
export function TokenScreen(props: TokenScreenProps) {
  const tokens = useQuery(queries.tokens());
  const id = shownTokenId(tokens.data ?? [], props.view?.profile.id, props.tokenId);
  const token = useQuery({ ...queries.token(id ?? ''), enabled: id !== undefined });
  const whatIf = useTokenAt(id);
  const error = tokens.error ?? token.error;
  const [runId, setRunId] = useState<string>();
  if (error) return <FaultNote fault={error.fault} />;
  if (tokens.isPending) return <Loading what={tokenWords.loading} />;
  if (id === undefined) return <NoToken onGet={props.onGet} />;
  if (!token.data) return <Loading what={tokenWords.loading} />;
  return (
    <TokenContent
      key={id}
      {...props}
      token={whatIf.token ?? token.data}
      whatIf={whatIf}
      runId={runId}
      onRun={setRunId}
    />
  );
}

/** The token as if it were another time, while a person looks at it so; the one before it until the next has come. */
function useTokenAt(id: string | undefined) {
  const whatIf = useWhatIf(id);
  const { settledMs = 0 } = whatIf;
  const isAsked = id !== undefined && whatIf.settledMs !== undefined;
  const token = useQuery({
    ...queries.tokenAt(id ?? '', settledMs),
    enabled: isAsked,
    placeholderData: (before) => (before?.summary.id === id ? before : undefined),
  });
  const isJudging =
    whatIf.atMs !== undefined && (token.isPlaceholderData || whatIf.atMs !== token.data?.judgedAtMs);
  return {
    ...whatIf,
    isJudging: isJudging && !token.error,
    fault: isAsked ? token.error?.fault : undefined,
    token: isAsked ? token.data : undefined,
  };
}

function NoToken({ onGet }: { readonly onGet: (() => void) | undefined }) {
  return (
    <Empty
      icon={<KeyRound aria-hidden="true" />}
      title={tokenWords.empty.title}
      actions={
        onGet && (
          <Button look="primary" onPress={onGet}>
            {tokenWords.empty.act}
          </Button>
        )
      }
    >
      {tokenWords.empty.text}
    </Empty>
  );
}
