import { Fingerprint, KeyRound, TicketCheck } from 'lucide-react';
import type { TokenView } from '../../../contract/models/token.ts';
import { Badge } from '../../ui/badge/badge.tsx';
import { LifePanel } from '../../ui/clock/life-panel.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { WhatIfStrip } from '../../ui/clock/what-if-strip.tsx';
import { LinkedBox } from '../../ui/token/linked-panel.tsx';
import { MadeHere } from '../../ui/token/made-here.tsx';
import { TrustLine } from '../../ui/token/trust-line.tsx';
import { ENDED_WORDS, FORMAT_WORDS, KIND_WORDS, STATE_WORDS } from '../../words/token.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { TokenActs, type TokenActsProps } from './token-acts.tsx';
import { TokenIdentity } from './token-identity.tsx';
import styles from './token.module.css';

/** One glance: how long, is it genuine and by whose key, whose it is, and what can be done with it. */
export function TokenHead(props: TokenActsProps) {
  const { token, view, whatIf } = props;
  const { summary, life } = token;
  return (
    <section className={styles.head} aria-label={tokenWords.life}>
      <div className={styles.life}>
        <LifePanel
          what={KIND_WORDS[summary.kind]}
          life={life}
          offsetMs={offsetMsOf(summary)}
          endedAs={ENDED_WORDS[summary.state]}
          whatIf={whatIf}
        />
        <TokenActs {...props} />
      </div>
      <WhatIfStrip life={life} whatIf={whatIf} />
      <div className={styles.facts}>
        <LinkedBox part="signature">
          <TrustLine verdict={token.signature} />
        </LinkedBox>
        <TokenBadges token={token} />
      </div>
      <TokenIdentity token={token} environment={view?.environment} />
    </section>
  );
}

function TokenBadges({ token: { summary, tokenType, binding, isBuiltHere } }: { readonly token: TokenView }) {
  const kind = KIND_WORDS[summary.kind];
  return (
    <div className={styles.badges}>
      {isBuiltHere === true && <MadeHere />}
      {ENDED_WORDS[summary.state] !== undefined && (
        <Badge tone="violation">{STATE_WORDS[summary.state]}</Badge>
      )}
      <Badge icon={<TicketCheck aria-hidden="true" />}>
        {FORMAT_WORDS[summary.format]} {kind.charAt(0).toLowerCase() + kind.slice(1)}
      </Badge>
      {(binding ?? tokenType) !== undefined && (
        <Badge icon={<KeyRound aria-hidden="true" />} title={binding?.value}>
          {binding ? tokenWords.boundTo[binding.kind] : tokenType}
        </Badge>
      )}
      <Badge icon={<Fingerprint aria-hidden="true" />} title={tokenWords.fingerprint}>
        <code>{summary.fingerprint}</code>
      </Badge>
    </div>
  );
}
