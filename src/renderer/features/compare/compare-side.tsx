import type { ComparedToken } from '../../../contract/models/comparison.ts';
import type { TokenSummary } from '../../../contract/models/token.ts';
import { Badge } from '../../ui/badge/badge.tsx';
import { Button } from '../../ui/button/button.tsx';
import { Countdown } from '../../ui/clock/countdown.tsx';
import { offsetMsOf } from '../../ui/clock/life.model.ts';
import { TextField } from '../../ui/field/text-field.tsx';
import { formatBytes } from '../../ui/format/amount.ts';
import { Panel } from '../../ui/panel/panel.tsx';
import { Select } from '../../ui/select/select.tsx';
import { MadeHere } from '../../ui/token/made-here.tsx';
import { StateMark } from '../../ui/token/state-mark.tsx';
import { TrustLine } from '../../ui/token/trust-line.tsx';
import { compareWords } from '../../words/compare.ts';
import { FORMAT_WORDS, KIND_WORDS } from '../../words/token.ts';
import { LISTED, PASTED, type Side, type SideChoice, sideOptions } from './compare.model.ts';
import styles from './compare.module.css';

export interface CompareSideProps {
  readonly side: Side;
  readonly choice: SideChoice;
  /** All there are, the newest first. */
  readonly tokens: readonly TokenSummary[];
  /** Once it was compared. */
  readonly compared: ComparedToken | undefined;
  readonly onToken: (tokenId: string | undefined) => void;
  readonly onText: (text: string) => void;
  readonly onOpen: (tokenId: string, profileId: string | undefined) => void;
}

/** One of the two: which token it is, and what is said of it. */
export function CompareSide(props: CompareSideProps) {
  const { side, choice, tokens, compared, onToken, onText } = props;
  const { tokenId, text } = choice;
  return (
    <Panel title={compareWords.sides[side]} aside={compared && formatBytes(compared.byteLength)}>
      <div className={styles.side}>
        <Select
          label={compareWords.which[side]}
          layout="bare"
          value={tokenId ?? PASTED}
          onChange={(value) => onToken(value === PASTED ? undefined : value)}
          options={sideOptions(tokens, tokenId)}
          hint={tokens.length > LISTED ? compareWords.newest(LISTED) : undefined}
        />
        {tokenId === undefined && (
          <TextField label={compareWords.text} value={text} onChange={onText} rows={3} isStacked />
        )}
        {compared && <Facts {...props} compared={compared} />}
      </div>
    </Panel>
  );
}

function Facts({ compared, onOpen }: CompareSideProps & { readonly compared: ComparedToken }) {
  const { summary, kind, format, signature, findings, isBuiltHere } = compared;
  const { violation, risk, note } = findings;
  return (
    <>
      <TrustLine verdict={signature} isShort />
      <div className={styles.facts}>
        <Badge>
          {FORMAT_WORDS[format]} · {KIND_WORDS[kind]}
        </Badge>
        {isBuiltHere === true && <MadeHere />}
        {summary && <StateMark state={summary.state} />}
        {summary?.state === 'live' && summary.expiresAtSeconds !== undefined && (
          <Countdown life={{ expiresAtSeconds: summary.expiresAtSeconds }} offsetMs={offsetMsOf(summary)} />
        )}
        <span>{compareWords.findings(violation, risk, note) || compareWords.noFindings}</span>
        {summary && <code>{summary.fingerprint}</code>}
        {summary && (
          <Button size="small" onPress={() => onOpen(summary.id, summary.profileId)}>
            {compareWords.open}
          </Button>
        )}
      </div>
    </>
  );
}
