import type { TokenView } from '../../contract/models/token.ts';
import type { Fault } from '../../core/faults.ts';
import { inWords } from '../../core/findings/explain.ts';
import type { Finding, Policy } from '../../core/findings/finding.ts';
import { type Result, ok } from '../../core/result.ts';
import { formatIsoTime } from '../../core/text/iso-time.ts';
import { readJson } from '../../core/text/json.ts';
import type { EngineContext } from '../context.ts';
import { tokenText } from './token-text.ts';
import { viewToken } from './token-view.ts';

/** A file to be: its name and its text. */
export interface ExportedToken {
  readonly suggestedName: string;
  readonly text: string;
}

/**
 * What is known of a token as JSON: decoded, judged, with scopes, observations and lineage. Other tokens stand by their
 * fingerprints; the token itself only with `withToken`. Faults: token.not_found.
 */
export async function exportToken(
  context: EngineContext,
  tokenId: string,
  withToken: boolean,
): Promise<Result<ExportedToken, Fault>> {
  const view = await viewToken(context, tokenId);
  if (!view.ok) return view;
  const whole = withToken ? await tokenText(context, tokenId) : undefined;
  if (whole && !whole.ok) return whole;
  const { kind, fingerprint } = view.value.summary;
  const content = {
    madeBy: 'Assay',
    exportedAt: formatIsoTime(context.ports.clock.nowMs()),
    ...describe(view.value, context.settings().policy),
    ...(whole ? { text: whole.value.expose() } : {}),
  };
  return ok({
    suggestedName: `${kind.replaceAll('_', '-')}-${fingerprint}.json`,
    text: `${JSON.stringify(content, undefined, 2)}\n`,
  });
}

function describe(view: TokenView<Finding>, policy: Policy): object {
  const { summary, life, clock, tokenType, binding, byteLength } = view;
  const { id: _id, profileId: _profileId, isWatched: _isWatched, firstSeenAtMs, ...token } = summary;
  return {
    token: { ...token, firstSeenAt: formatIsoTime(firstSeenAtMs), byteLength, tokenType, binding },
    life: {
      issuedAt: timeOf(life.issuedAtSeconds),
      notBefore: timeOf(life.notBeforeSeconds),
      expiresAt: timeOf(life.expiresAtSeconds),
    },
    serverClock: clock,
    header: jsonOf(view.headerText),
    claims: jsonOf(view.payloadText),
    signature: view.signature,
    judgedBy: policy,
    findings: inWords(view.findings, policy).map(({ code, outcome, at, words }) => {
      const { severity, title, text, remedy, section, sectionUrl } = words;
      return { code, outcome, severity, title, text, remedy, section, sectionUrl, at };
    }),
    scopes: view.scopes,
    scopeNote: view.scopeNote,
    observations: view.observations.map(({ surface, outcome, detail, atMs }) => ({
      surface,
      outcome,
      detail,
      at: formatIsoTime(atMs),
    })),
    lineage: view.lineage.map(({ origin, atMs, inputs, outputs }) => ({
      origin,
      at: formatIsoTime(atMs),
      gotWith: inputs.map(fingerprintOf),
      brought: outputs.map(({ tokenId, role, state }) => ({
        fingerprint: fingerprintOf(tokenId),
        role,
        state,
      })),
    })),
  };
}

function fingerprintOf(tokenId: string): string {
  return tokenId.slice(0, 8);
}

function timeOf(seconds: number | undefined): string | undefined {
  return seconds === undefined ? undefined : formatIsoTime(seconds * 1000);
}

/** As JSON where it is an object; its text where it is not, so that nothing is lost. */
function jsonOf(text: string | undefined): unknown {
  return text === undefined ? undefined : (readJson(text).part.object ?? text);
}
