import type { InspectedToken } from '../../../contract/models/token.ts';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { TokenKind } from '../../../core/jose/token.ts';
import type { SignatureVerdict } from '../../../core/jose/verification.ts';
import { useMemo, useState } from 'react';
import { signedPart } from '../../../core/jose/content.ts';
import { useGlossary } from '../../bridge/use-glossary.ts';
import { usePolicy } from '../../bridge/use-policy.ts';
import { FilePen, GitCompareArrows } from 'lucide-react';
import { Badge } from '../../ui/badge/badge.tsx';
import { Button } from '../../ui/button/button.tsx';
import { LifePanel } from '../../ui/clock/life-panel.tsx';
import { useWhatIf } from '../../ui/clock/use-what-if.ts';
import { WhatIfStrip } from '../../ui/clock/what-if-strip.tsx';
import { FindingsPanel } from '../../ui/findings/findings-panel.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { Empty, FaultNote, Loading } from '../../ui/state/states.tsx';
import { ClaimsPanels } from '../../ui/token/claims-panels.tsx';
import { DecryptionLine } from '../../ui/token/decryption-line.tsx';
import { LinkedBox } from '../../ui/token/linked-panel.tsx';
import { Layered } from '../../ui/token/layered.tsx';
import { MadeHere } from '../../ui/token/made-here.tsx';
import { RawText } from '../../ui/token/raw-text.tsx';
import { TokenLink } from '../../ui/token/token-link.tsx';
import { TrustLine } from '../../ui/token/trust-line.tsx';
import { findingsWords } from '../../words/findings.ts';
import { inspectWords } from '../../words/inspect.ts';
import { layersWords } from '../../words/layers.ts';
import { FORMAT_WORDS, KIND_WORDS } from '../../words/token.ts';
import { ALL_NAMES, type ExpectedForm, expectationOf, expectedNames } from './expected.model.ts';
import { ExpectedPanel } from './expected-panel.tsx';
import { isPayloadElsewhere, type ReadToken } from './inspect.model.ts';
import type { InspectScreenProps } from './inspect-screen.tsx';
import { KeepPanel } from './keep-panel.tsx';
import { TrustPanel } from './trust-panel.tsx';
import { useJudgement } from './use-judgement.ts';
import styles from './inspect.module.css';

const NOT_YET: SignatureVerdict = { state: 'unchecked', reason: 'not_asked', message: inspectWords.judging };

/** Made for one request: RFC 9449 §4.3, RFC 9901 §4.3, RFC 9701 §5. */
const MOMENTARY: ReadonlySet<TokenKind> = new Set(['dpop_proof', 'key_binding', 'introspection_jwt']);
const NO_FINDINGS: readonly ShownFinding[] = [];
const NO_LAYERS: InspectedToken['layers'] = [];

export interface InspectedViewProps extends Pick<InspectScreenProps, 'onKept' | 'onCompare' | 'onEditCopy'> {
  /** The whole pasted text. */
  readonly text: string;
  readonly token: ReadToken;
  /** Which token of the text it is. */
  readonly index: number;
}

/** A pasted token: how long, whose key, what it says, what is wrong. */
export function InspectedView({ text, token, index, onKept, ...acts }: InspectedViewProps) {
  const time = useWhatIf(`${index} ${text}`);
  const { parsed, kind } = token;
  const isOpaque = parsed.format === 'opaque';
  const [form, setForm] = useState<ExpectedForm>({});
  const isEncrypted = parsed.format === 'jwe' || parsed.format === 'jwe_json';
  const named = isEncrypted ? ALL_NAMES : expectedNames(parsed, kind);
  const expected = useMemo(() => expectationOf(form, named), [form, named]);
  const judgement = useJudgement(text, time.settledMs, expected);
  const whatIf = { ...time, isJudging: time.atMs !== judgement.judgedAtMs, fault: undefined };
  const judgedBy = usePolicy(judgement.again);
  const judged = judgement.tokens?.[index];
  const life = judged?.life ?? token.life;
  const expectedOf = expectedNames(parsed, judged?.kind ?? kind);
  // What a server says of a token is none, and cannot be kept as one.
  const keep = !(isOpaque && parsed.json) && <KeepPanel token={parsed.text} onKept={onKept} />;
  return (
    <TokenLink meanings={useGlossary()}>
      <div className={styles.token} data-token={index}>
        <section className={styles.head} aria-label={inspectWords.life}>
          {(signedPart(parsed) ?? judged?.life) && (
            <div className={styles.life}>
              <LifePanel
                what={KIND_WORDS[kind]}
                life={life}
                isMomentary={MOMENTARY.has(kind)}
                whatIf={whatIf}
              />
            </div>
          )}
          <WhatIfStrip life={life} whatIf={whatIf} />
          <div className={styles.facts}>
            <div className={styles.verdicts}>
              {judged?.layers[0]?.decryption && <DecryptionLine verdict={judged.layers[0].decryption} />}
              <LinkedBox part="signature">
                <TrustLine verdict={judged?.signature ?? NOT_YET} kind={judged?.kind ?? kind} />
              </LinkedBox>
            </div>
            <div className={styles.badges}>
              {judged?.isBuiltHere === true && <MadeHere />}
              <Badge>
                {isOpaque && parsed.json
                  ? inspectWords.noToken
                  : `${FORMAT_WORDS[parsed.format]} · ${KIND_WORDS[kind]}`}
              </Badge>
              <CopyActs token={token} {...acts} />
            </div>
          </div>
        </section>
        {judgement.fault && <FaultNote fault={judgement.fault} />}
        <div className={styles.columns}>
          <div className={styles.column}>
            <Layered
              layers={judged?.layers ?? NO_LAYERS}
              start={judged?.start}
              otherwise={
                <Contents
                  token={token}
                  findings={judged?.findings ?? NO_FINDINGS}
                  isJudging={!judgement.fault}
                />
              }
            >
              {(draw) => (
                <Panel title={inspectWords.token} aside={formatBytes(parsed.text.length)}>
                  <RawText
                    label={inspectWords.tokenText}
                    masked={token.found.text}
                    hasParts={parsed.format === 'jws'}
                    draw={draw}
                  />
                </Panel>
              )}
            </Layered>
          </div>
          <div className={styles.column}>
            {isOpaque ? (
              keep
            ) : (
              <TrustPanel
                text={text}
                index={index}
                headerText={token.headerText}
                isEncrypted={isEncrypted}
                isDetached={isPayloadElsewhere(token)}
                onVerify={judgement.verify}
                isPending={judgement.isPending}
              />
            )}
            {expectedOf.length > 0 && <ExpectedPanel names={expectedOf} form={form} onForm={setForm} />}
            {judged ? (
              <FindingsPanel findings={judged.findings} judgedBy={judgedBy} atMs={judgement.judgedAtMs} />
            ) : (
              <Panel title={findingsWords.title}>
                <Loading what={inspectWords.judging} />
              </Panel>
            )}
            {!isOpaque && keep}
          </div>
        </div>
      </div>
    </TokenLink>
  );
}

/** Beside what is said of it: what can be made of a copy. */
function CopyActs({
  token: { found, headerText, payloadText },
  onCompare,
  onEditCopy,
}: Pick<InspectedViewProps, 'token' | 'onCompare' | 'onEditCopy'>) {
  const { text } = found;
  return (
    <>
      <Button size="small" icon={<GitCompareArrows aria-hidden="true" />} onPress={() => onCompare(text)}>
        {inspectWords.compare}
      </Button>
      {headerText !== undefined && payloadText !== undefined && (
        <Button
          size="small"
          icon={<FilePen aria-hidden="true" />}
          onPress={() => onEditCopy({ header: headerText, claims: payloadText, text })}
        >
          {inspectWords.editCopy}
        </Button>
      )}
    </>
  );
}

function Contents({
  token,
  findings,
  isJudging,
}: {
  readonly token: ReadToken;
  readonly findings: readonly ShownFinding[];
  readonly isJudging: boolean;
}) {
  const { parsed, headerText, payloadText } = token;
  if (parsed.format === 'opaque' && !parsed.json) {
    return <Empty title={inspectWords.opaque.title}>{inspectWords.opaque.facts(parsed)}</Empty>;
  }
  if (parsed.format === 'broken') {
    return <Empty title={inspectWords.broken.title}>{inspectWords.broken.text}</Empty>;
  }
  // What has layers is taken apart by the program.
  if (parsed.format !== 'jws' && parsed.format !== 'opaque')
    return isJudging ? <Loading what={layersWords.loading} /> : null;
  return <ClaimsPanels headerText={headerText} payloadText={payloadText} findings={findings} />;
}
