import { CornerDownRight, ListTree } from 'lucide-react';
import type { TokenView } from '../../../contract/models/token.ts';
import { useGlossary } from '../../bridge/use-glossary.ts';
import { usePolicy } from '../../bridge/use-policy.ts';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import type { WhatIf } from '../../ui/clock/use-what-if.ts';
import { Button } from '../../ui/button/button.tsx';
import { FindingsPanel } from '../../ui/findings/findings-panel.tsx';
import { Panel } from '../../ui/panel/panel.tsx';
import { Layered } from '../../ui/token/layered.tsx';
import { TokenLink } from '../../ui/token/token-link.tsx';
import { tokenWords } from '../../words/token-screen.ts';
import { ActionRun } from './action-run.tsx';
import { ClaimsSection } from './claims-section.tsx';
import { DecryptPanel, MaskedContents } from './decrypt-panel.tsx';
import { Lineage } from './lineage.tsx';
import { Observations } from './observations.tsx';
import { withOpened } from './opened-token.model.ts';
import { ScopesPanel } from './scopes-panel.tsx';
import { TokenHead } from './token-head.tsx';
import { TokenText } from './token-text.tsx';
import type { TokenScreenProps } from './token-screen.tsx';
import { newerToken } from './token-screen.model.ts';
import { useOpenedToken } from './use-opened-token.ts';
import { useTokenActs } from './use-token-acts.ts';
import styles from './token.module.css';

export interface TokenContentProps extends TokenScreenProps {
  readonly token: TokenView;
  readonly whatIf: WhatIf;
  /** The last action’s run: it stays in sight while a refresh goes on to the new token. */
  readonly runId: string | undefined;
  readonly onRun: (runId: string | undefined) => void;
}

/** Countdown and actions first, then what it says at the left and what it may do and what is wrong at the right. */
export function TokenContent(props: TokenContentProps) {
  const { onExchange, runId, onRun, whatIf } = props;
  const { id, profileId } = props.token.summary;
  const acts = useTokenActs(id, onRun);
  const opened = useOpenedToken(id, whatIf.settledMs);
  const token = withOpened(props.token, opened.view);
  const judgedBy = usePolicy(opened.again);
  const newer = newerToken(token);
  const onToken = (tokenId: string) => props.onToken(tokenId, profileId);
  return (
    <TokenLink meanings={useGlossary()}>
      <div className={styles.screen} data-token={id}>
        <TokenHead {...props} token={token} acts={acts} />
        {newer !== undefined && <Newer onShow={() => onToken(newer)} />}
        {runId !== undefined && (
          <ActionRun
            key={runId}
            runId={runId}
            onToken={onToken}
            onExchange={onExchange}
            tokenId={id}
            onRun={onRun}
            onClose={() => onRun(undefined)}
          />
        )}
        <div className={styles.columns}>
          <div className={styles.column}>
            <Layered
              layers={token.layers}
              masked={<MaskedContents isOpen={opened.view !== undefined} />}
              otherwise={<ClaimsSection token={token} acts={acts} />}
            >
              {(draw) => (
                <>
                  <TokenText token={token} draw={draw} />
                  <DecryptPanel token={token} opened={opened} />
                </>
              )}
            </Layered>
          </div>
          <div className={styles.column}>
            <ScopesPanel rows={token.scopes} note={token.scopeNote} />
            <FindingsPanel findings={token.findings} judgedBy={judgedBy} atMs={token.judgedAtMs} />
            <Panel title={tokenWords.observations} isFlush>
              <Observations observations={token.observations} onExchange={onExchange} />
            </Panel>
            <Panel title={tokenWords.lineage} aside={<WholeLineage onLineage={props.onLineage} />} isFlush>
              <Lineage
                entries={token.lineage}
                tokenId={token.summary.id}
                offsetMs={offsetMsOf(token.summary)}
                onToken={onToken}
              />
            </Panel>
          </div>
        </div>
      </div>
    </TokenLink>
  );
}

/** The token was replaced: where the newer one is. */
function Newer({ onShow }: { readonly onShow: () => void }) {
  return (
    <p className={styles.notice}>
      <CornerDownRight aria-hidden="true" />
      {tokenWords.newer}
      <Button size="small" onPress={onShow}>
        {tokenWords.showNewer}
      </Button>
    </p>
  );
}

/** The way from one family to all of the profile’s. */
function WholeLineage({ onLineage }: { readonly onLineage: (() => void) | undefined }) {
  return (
    onLineage && (
      <Button size="small" icon={<ListTree aria-hidden="true" />} onPress={onLineage}>
        {tokenWords.wholeLineage}
      </Button>
    )
  );
}
