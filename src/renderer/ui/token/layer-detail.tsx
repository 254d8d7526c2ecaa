import type { ReactNode } from 'react';
import { layersWords } from '../../words/layers.ts';
import { tokenWords } from '../../words/token-screen.ts';
import { CodeBlock } from '../code/code-block.tsx';
import { FindingList } from '../findings/finding-list.tsx';
import { JsonText } from '../json/json-text.tsx';
import { visibleName } from '../long-text/visible.model.ts';
import { Panel } from '../panel/panel.tsx';
import { ClaimsPanel } from './claims-panels.tsx';
import { DecryptionLine } from './decryption-line.tsx';
import { LayerFacts, hasFacts } from './layer-facts.tsx';
import { type ShownLayer, findingsFor, headerFor } from './layers.model.ts';
import { LinkedBox, LinkedPanel } from './linked-panel.tsx';
import { RawText } from './raw-text.tsx';
import { TrustLine } from './trust-line.tsx';
import styles from './layers.module.css';

export interface LayerDetailProps {
  readonly layer: ShownLayer;
  readonly layers: readonly ShownLayer[];
  /** What stands in place of what it says, where that is masked. */
  readonly masked?: ReactNode;
}

/** One layer opened: what was established of it, what it says, and its header. */
export function LayerDetail({ layer, layers, masked }: LayerDetailProps) {
  const { title, text, findings, parentId, kind } = layer;
  return (
    <>
      <Verdicts layer={layer} layers={layers} />
      {text !== undefined && (
        <Panel title={layersWords.tokenInside}>
          <RawText label={layersWords.tokenInside} masked={text} hasParts={kind === 'jws'} />
        </Panel>
      )}
      {layer.isMasked ? masked : <Contents layer={layer} layers={layers} />}
      <Headers layer={layer} layers={layers} />
      {parentId !== undefined && findings.length > 0 && (
        <Panel title={layersWords.findingsOf(visibleName(title))} isFlush>
          <FindingList findings={findings} />
        </Panel>
      )}
    </>
  );
}

/** The verdicts of a layer; the signature of the token itself stands above everything. */
function Verdicts({ layer, layers }: LayerDetailProps) {
  const { title, decryption, signature, parentId } = layer;
  const isPart = parentId !== undefined;
  const isSaid = decryption !== undefined || (isPart && signature !== undefined);
  if (!isSaid && !hasFacts(layer)) return null;
  return (
    <Panel title={visibleName(title)}>
      <div className={styles.verdicts}>
        {decryption && <DecryptionLine verdict={decryption} />}
        {isPart && signature && !decryption && (
          <LinkedBox part="signature">
            <TrustLine verdict={signature} />
          </LinkedBox>
        )}
        <LayerFacts layer={layer} layers={layers} />
      </div>
    </Panel>
  );
}

function Contents({ layer, layers }: LayerDetailProps) {
  const { kind, payloadText } = layer;
  if (payloadText === undefined) return null;
  if (kind === 'disclosure') {
    return (
      <LinkedPanel part="payload" title={layersWords.asItStands} isFlush>
        <JsonText label={layersWords.asItStands} text={payloadText} />
      </LinkedPanel>
    );
  }
  if (kind === 'jwe' || kind === 'jwe_json') {
    const isShownInside = layers.some(
      ({ parentId, payloadText: own, text }) => parentId === layer.id && (own ?? text) !== undefined,
    );
    if (isShownInside) return null;
    return (
      <Panel title={layersWords.insideText}>
        <CodeBlock label={layersWords.insideText}>{payloadText}</CodeBlock>
      </Panel>
    );
  }
  return (
    <ClaimsPanel
      title={tokenWords.claims}
      part="payload"
      text={payloadText}
      findings={findingsFor(layer, layers)}
    />
  );
}

function Headers({ layer, layers }: LayerDetailProps) {
  const header = headerFor(layer, layers);
  return (
    <>
      {header !== undefined && (
        <ClaimsPanel
          title={tokenWords.header}
          part="header"
          text={header}
          findings={findingsFor(layer, layers)}
        />
      )}
      {layer.unprotectedText !== undefined && (
        <Panel title={layersWords.unprotected} isFlush>
          <JsonText label={layersWords.unprotected} text={layer.unprotectedText} />
        </Panel>
      )}
    </>
  );
}
