import type { ReactNode } from 'react';
import type { ShownFinding } from '../../../core/findings/explanation.ts';
import type { DisclosureVerdict } from '../../../core/jose/layers.ts';
import { layersWords } from '../../words/layers.ts';
import { CopyButton } from '../copy/copy-button.tsx';
import { SeverityIcon } from '../findings/severity-icon.tsx';
import { LongText } from '../long-text/long-text.tsx';
import { visibleName } from '../long-text/visible.model.ts';
import { type ShownLayer, disclosureTone, hashFinding } from './layers.model.ts';
import styles from './layers.module.css';

const FACTS = layersWords.facts;

interface LayerFactsProps {
  readonly layer: ShownLayer;
  readonly layers: readonly ShownLayer[];
}

/** True of a layer of which more is known than what was established of it, claims and header. */
export function hasFacts({ disclosure, undisclosedCount = 0, kind }: ShownLayer): boolean {
  return disclosure !== undefined || undisclosedCount > 0 || kind === 'kb_jwt';
}

/** What is known of a layer beside its verdict: of a disclosure its claim and digest, what is withheld, what is missing. */
export function LayerFacts({ layer, layers }: LayerFactsProps) {
  const { disclosure, undisclosedCount = 0, decryption, payloadText, id, isMasked } = layer;
  const hash = hashFinding(layer, layers);
  const isClosed = decryption !== undefined && decryption.state !== 'decrypted';
  const isBytes =
    decryption?.state === 'decrypted' &&
    payloadText === undefined &&
    !isMasked &&
    !layers.some(({ parentId }) => parentId === id);
  return (
    <dl className={styles.facts}>
      {disclosure && <DisclosureFacts disclosure={disclosure} />}
      {undisclosedCount > 0 && (
        <Fact name={FACTS.withheld}>{layersWords.withheldText(undisclosedCount)}</Fact>
      )}
      {hash && <HashFact finding={hash} />}
      {isClosed && <Fact name={FACTS.inside}>{layersWords.give}</Fact>}
      {isBytes && <Fact name={FACTS.inside}>{layersWords.insideBytes}</Fact>}
    </dl>
  );
}

/** Whether the proof of the holder is for exactly what is presented (RFC 9901 §4.3). */
function HashFact({ finding: { outcome, words } }: { readonly finding: ShownFinding }) {
  const isRight = outcome === 'pass';
  const kind = outcome === 'fail' ? (words.severity ?? 'violation') : isRight ? 'pass' : 'unchecked';
  return (
    <Fact name={FACTS.hash}>
      <span className={styles.result}>
        <SeverityIcon of={kind} />
        <span>{isRight ? layersWords.sdHash : `${words.title}. ${words.text}`}</span>
      </span>
    </Fact>
  );
}

function DisclosureFacts({ disclosure }: { readonly disclosure: DisclosureVerdict }) {
  const { state, reason, name, valueText, digest, pointer } = disclosure;
  return (
    <>
      <Fact name={FACTS.name}>
        {name === undefined ? layersWords.element : <code>{visibleName(name)}</code>}
      </Fact>
      {valueText !== undefined && (
        <Fact name={FACTS.value}>
          <code className={styles.value}>
            <LongText text={valueText} />
          </code>
        </Fact>
      )}
      <Fact name={FACTS.pointer}>
        {pointer === undefined ? layersWords.nowhere : <code>{visibleName(pointer)}</code>}
      </Fact>
      {digest !== undefined && (
        <Fact name={FACTS.digest}>
          <code>{digest}</code> <CopyButton text={digest} what={layersWords.theDigest} isIconOnly />
        </Fact>
      )}
      <Fact name={FACTS.result}>
        <span className={styles.result}>
          <SeverityIcon of={disclosureTone(disclosure)} isNamed={false} />
          <span>
            {layersWords.states[state]}: {reason === undefined ? layersWords.isMatched : `${reason}.`}
          </span>
        </span>
      </Fact>
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
