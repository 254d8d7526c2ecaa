import type { Policy } from '../../core/findings/finding.ts';
import { readClaims, readHeaderParameters } from '../../core/jose/claims-view.ts';
import type { Finding } from '../../core/findings/finding.ts';
import type { DisclosureVerdict, Layer } from '../../core/jose/layers.ts';
import { readJson } from '../../core/text/json.ts';
import { wrap } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import { MARKS } from '../terminal/style.ts';
import type { Output } from '../terminal/terminal.ts';
import { decryptionRows } from './decryption-words.ts';
import { findingRows, findingsJson } from './finding-rows.ts';
import { memberRows } from './member-rows.ts';
import { signatureRows } from './signature-words.ts';

const STATE_WORDS: Readonly<Record<DisclosureVerdict['state'], string>> = {
  matched: 'signed for',
  unmatched: 'belongs to nothing that was signed',
  duplicate: 'there more than once',
  invalid: 'cannot be used',
  unchecked: 'not compared',
};

/** What a token holds beside itself: signatures, disclosures, proofs, nested tokens; nothing where it is only itself. */
export function layerRows(
  [, ...inside]: readonly Layer[],
  said: readonly Finding[],
  output: Output,
  policy: Policy,
): string[] {
  const disclosures = inside.filter(({ kind }) => kind === 'disclosure');
  const others = inside.filter(({ kind }) => kind !== 'disclosure' && kind !== 'json');
  return [
    ...(disclosures.length > 0 ? ['', output.style.bold('Disclosures')] : []),
    ...disclosures.flatMap((layer) => disclosureRows(layer, output)),
    ...others.flatMap((layer) =>
      nestedRows({ ...layer, findings: unsaid(layer.findings, said) }, output, policy),
    ),
  ];
}

/** What is said of the token as a whole is not said again. */
function unsaid(findings: readonly Finding[], said: readonly Finding[]): readonly Finding[] {
  const codes = new Set(said.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code));
  return findings.filter(({ code }) => !codes.has(code));
}

function disclosureRows({ disclosure, title }: Layer, { style, width }: Output): string[] {
  if (!disclosure) return [];
  const { state, valueText, reason } = disclosure;
  const isGood = state === 'matched';
  const mark = isGood
    ? style.good(MARKS.good)
    : state === 'unchecked'
      ? style.warn(MARKS.warn)
      : style.bad(MARKS.bad);
  const value = valueText === undefined ? '' : `  ${safeLine(valueText)}`;
  const state_ = isGood ? '' : `  ${STATE_WORDS[state]}`;
  return [
    `  ${mark} ${safeLine(title.replace(/^Disclosed: /, ''))}${value}${state_}`,
    ...(isGood || reason === undefined ? [] : wrap(safeLine(`${reason}.`), width, 4)),
  ];
}

function nestedRows(layer: Layer, output: Output, policy: Policy): string[] {
  const { headerText, unprotectedText, payloadText, signature, findings } = layer;
  const members = (text: string | undefined) => (text === undefined ? undefined : readJson(text).part.object);
  const header = members(headerText);
  const unsigned = members(unprotectedText);
  // Signatures of one token share its claims, which stand above.
  const claims =
    layer.kind === 'jws' && layer.id.split('.').length === 2 && layer.at ? undefined : members(payloadText);
  const part = (title: string, rows: readonly string[]) =>
    rows.length > 0 ? [output.style.dim(title), ...rows] : [];
  return [
    '',
    output.style.bold(safeLine(layer.title)),
    ...(layer.decryption ? decryptionRows(layer.decryption, output) : []),
    ...(signature ? signatureRows(signature, output) : []),
    ...(layer.isMasked ? [output.style.dim('  Masked; --reveal shows it.')] : []),
    ...part(
      'Header',
      memberRows(header ? readHeaderParameters(header, { source: headerText ?? '' }) : [], output),
    ),
    ...part('Header that nobody signed', memberRows(unsigned ? readHeaderParameters(unsigned) : [], output)),
    ...part('Claims', memberRows(claims ? readClaims(claims, { source: payloadText ?? '' }) : [], output)),
    ...findingRows(findings, output, policy),
  ];
}

/** A layer as JSON; what was found of the token itself is in the token's own list. */
export function layerJson({ findings, ...layer }: Layer, policy: Policy): object {
  return layer.parentId === undefined ? layer : { ...layer, findings: findingsJson(findings, policy) };
}

/** What the signed claims become with what was disclosed put in; undefined where nothing can be. */
export function processedClaims(layers: readonly Layer[]): string | undefined {
  return layers.find(({ kind, parentId }) => kind === 'json' && parentId === '0')?.payloadText;
}
