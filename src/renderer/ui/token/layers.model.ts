import { type ShownFinding, countFindings, worstSeverity } from '../../../core/findings/explanation.ts';
import type { Severity } from '../../../core/findings/finding.ts';
import type { DisclosureVerdict, Layer } from '../../../core/jose/layers.ts';
import { layersWords } from '../../words/layers.ts';
import type { Tone } from '../badge/badge.tsx';
import { visibleName, visibleText } from '../long-text/visible.model.ts';
import { decryptionLine } from './decryption.model.ts';
import { trustLine } from './trust.model.ts';

export type ShownLayer = Layer<ShownFinding>;

/** One layer as a row of the list. */
export interface LayerRow {
  readonly id: string;
  readonly parentId: string | undefined;
  readonly kind: Layer['kind'];
  /** How deep it stands: 0 is the token itself. */
  readonly depth: number;
  readonly title: string;
  /** What it has on the wire: the name and the value of what was disclosed. */
  readonly name?: string;
  readonly value?: string;
  /** What became of it, in a few words. */
  readonly said?: { readonly tone: Tone; readonly words: string };
  readonly failed: number;
  readonly worst: Severity | undefined;
}

/** A value in a row is a glimpse: the whole stands in the layer. */
const GLIMPSE = 80;

/** The layers as rows, outermost first. */
export function layerRows(layers: readonly ShownLayer[]): readonly LayerRow[] {
  return layers.map((layer) => {
    const { id, parentId, kind, title, disclosure, findings } = layer;
    const { violation, risk, note } = countFindings(findings);
    const said = saidOf(layer);
    const value = disclosure?.valueText;
    return {
      id,
      parentId,
      kind,
      depth: id.split('.').length - 1,
      title: disclosure ? layersWords.disclosed : visibleName(title),
      ...(disclosure ? { name: visibleName(nameOf(disclosure)) } : {}),
      ...(value === undefined ? {} : { value: visibleText(value.slice(0, GLIMPSE)) }),
      ...(said ? { said } : {}),
      failed: violation + risk + note,
      worst: worstSeverity(findings),
    };
  });
}

/** What a disclosure is called: where its claim stands, else its name. */
function nameOf({ pointer, name }: DisclosureVerdict): string {
  return pointer?.replace(/^\//, '') ?? name ?? layersWords.element;
}

/** A disclosure that was matched is fine; one that cannot be counted on is a violation of RFC 9901 §7.1. */
const TONES: Readonly<Record<DisclosureVerdict['state'], (Tone & Severity) | 'pass' | 'unchecked'>> = {
  matched: 'pass',
  unmatched: 'violation',
  duplicate: 'violation',
  invalid: 'violation',
  unchecked: 'unchecked',
};

/** The tone of what became of a disclosure. */
export function disclosureTone({
  state,
}: DisclosureVerdict): 'pass' | 'violation' | 'risk' | 'note' | 'unchecked' {
  return TONES[state];
}

function saidOf({ disclosure, decryption, signature, undisclosedCount, kind }: ShownLayer): LayerRow['said'] {
  if (disclosure) return { tone: disclosureTone(disclosure), words: layersWords.states[disclosure.state] };
  if (kind === 'json') {
    const isWhole = undisclosedCount === undefined || undisclosedCount === 0;
    return isWhole ? undefined : { tone: 'plain', words: layersWords.withheld(undisclosedCount) };
  }
  const line = decryption ? decryptionLine(decryption) : signature && trustLine(signature);
  return line && { tone: line.tone, words: line.badge };
}

/** The layer that is open at first: the claims as they are meant, else the innermost that says something. */
export function firstShown(layers: readonly ShownLayer[]): ShownLayer | undefined {
  const says = ({ payloadText }: ShownLayer) => payloadText !== undefined;
  return (
    layers.find((layer) => layer.kind === 'json' && says(layer)) ??
    layers.find((layer) => (layer.kind === 'jws' || layer.kind === 'jws_json') && says(layer)) ??
    layers[0]
  );
}

/** The header that goes with a layer: claims that are made of a token have that token's. */
export function headerFor(layer: ShownLayer, layers: readonly ShownLayer[]): string | undefined {
  return layer.kind === 'json' ? parentOf(layer, layers)?.headerText : layer.headerText;
}

/** The findings at the claims of a layer: its own, else those of the token it is a part of. */
export function findingsFor(layer: ShownLayer, layers: readonly ShownLayer[]): readonly ShownFinding[] {
  return layer.findings.length > 0 ? layer.findings : (parentOf(layer, layers)?.findings ?? []);
}

function parentOf({ parentId }: ShownLayer, layers: readonly ShownLayer[]): ShownLayer | undefined {
  return layers.find(({ id }) => id === parentId);
}

/** Whether a proof of the holder is for exactly these disclosures; undefined where nobody looked. */
export function hashFinding(layer: ShownLayer, layers: readonly ShownLayer[]): ShownFinding | undefined {
  if (layer.kind !== 'kb_jwt') return undefined;
  return findingsFor(layer, layers).find(({ code }) => code === 'key_binding.sd_hash.mismatch');
}
