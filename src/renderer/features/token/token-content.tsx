import type { TokenView } from '../../../contract/models/token.ts';
import { FindingCounts } from '../../ui/findings/finding-counts.tsx';
import { FindingList } from '../../ui/findings/finding-list.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { findingsWords } from '../../words/findings.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { ActionRun } from './action-run.tsx';
import { ClaimsSection } from './claims-section.tsx';
import { Lineage } from './lineage.tsx';
import { Observations } from './observations.tsx';
import { ScopesPanel } from './scopes-panel.tsx';
import { TokenHead } from './token-head.tsx';
import { TokenText } from './token-text.tsx';
import type { TokenScreenProps } from './token-screen.tsx';
import { useTokenActs } from './use-token-acts.ts';
import styles from './token.module.css';

export interface TokenContentProps extends TokenScreenProps {
  readonly token: TokenView;
  /** The last action’s run: it stays in sight while a refresh goes on to the new token. */
  readonly runId: string | undefined;
  readonly onRun: (runId: string | undefined) => void;
}

/** Countdown and actions first, then what it says at the left and what it may do and what is wrong at the right. */
export function TokenContent(props: TokenContentProps) {
  const { token, onToken, onExchange, runId, onRun } = props;
  const acts = useTokenActs(token.summary.id, onRun);
  return (
    <div className={styles.screen}>
      <TokenHead {...props} acts={acts} />
      {runId !== undefined && (
        <ActionRun
          key={runId}
          runId={runId}
          onToken={(tokenId) => onToken(tokenId, token.summary.profileId)}
          onExchange={onExchange}
          tokenId={token.summary.id}
          onRun={onRun}
          onClose={() => onRun(undefined)}
        />
      )}
      <div className={styles.columns}>
        <div className={styles.column}>
          <TokenText token={token} />
          <ClaimsSection token={token} acts={acts} />
        </div>
        <div className={styles.column}>
          <ScopesPanel rows={token.scopes} note={token.scopeNote} />
          <Panel title={findingsWords.title} aside={<FindingCounts findings={token.findings} />} isFlush>
            <FindingList findings={token.findings} />
          </Panel>
          <Panel title={tokenWords.observations} isFlush>
            <Observations observations={token.observations} onExchange={onExchange} />
          </Panel>
          <Panel title={tokenWords.lineage} isFlush>
            <Lineage
              entries={token.lineage}
              tokenId={token.summary.id}
              onToken={(tokenId) => onToken(tokenId, token.summary.profileId)}
            />
          </Panel>
        </div>
      </div>
    </div>
  );
}
