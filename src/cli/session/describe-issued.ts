import type { TokenView } from '../../contract/models/token.ts';
import { inWords } from '../../core/findings/explain.ts';
import { countFindings } from '../../core/findings/explanation.ts';
import type { Finding, Policy } from '../../core/findings/finding.ts';
import { KIND_WORDS } from '../inspect/describe-token.ts';
import { summarizeFindings } from '../inspect/finding-rows.ts';
import { signatureRows } from '../inspect/signature-words.ts';
import { columns } from '../terminal/layout.ts';
import { safeLine } from '../terminal/safe-text.ts';
import type { Output } from '../terminal/terminal.ts';
import { formatDistance, formatTime } from '../terminal/time.ts';

/** A token of the store for a person to read: what it is, not what it says letter by letter, and never itself. */
export function describeIssued(
  view: TokenView<Finding>,
  output: Output,
  nowSeconds: number,
  policy?: Policy,
): string[] {
  const { summary, life, scopes, signature, findings } = view;
  const granted = scopes.filter(({ granted: isGranted }) => isGranted === true).map(({ scope }) => scope);
  const rows: (readonly [string, string])[] = [
    [
      'token',
      `${KIND_WORDS[summary.kind]} ${summary.fingerprint}, ${summary.format === 'jws' ? 'a JWT' : summary.format}, ${view.byteLength} bytes`,
    ],
    ...(summary.subject === undefined ? [] : [['subject', safeLine(summary.subject)] as const]),
    ...(granted.length > 0 ? [['scope', safeLine(granted.join(' '))] as const] : []),
    ...(life.expiresAtSeconds === undefined
      ? [['expires', 'the server did not say'] as const]
      : [
          [
            'expires',
            `${formatTime(life.expiresAtSeconds)}, ${formatDistance(life.expiresAtSeconds, nowSeconds)}`,
          ] as const,
        ]),
    ['findings', summarizeFindings(findings, policy)],
  ];
  return [...columns(rows), ...(summary.format === 'jws' ? signatureRows(signature, output) : [])];
}

/** The same as JSON; `accessToken` only where it was asked for. */
export function issuedJson(view: TokenView<Finding>, nowSeconds: number, policy?: Policy): object {
  const { summary, life, signature, findings, tokenType } = view;
  return {
    token: {
      id: summary.id,
      fingerprint: summary.fingerprint,
      kind: summary.kind,
      format: summary.format,
      state: summary.state,
    },
    ...(tokenType === undefined ? {} : { tokenType }),
    ...(summary.subject === undefined ? {} : { subject: summary.subject }),
    ...(summary.clientId === undefined ? {} : { clientId: summary.clientId }),
    ...(summary.scope ? { scope: summary.scope } : {}),
    ...(life.expiresAtSeconds === undefined
      ? {}
      : { expiresAtSeconds: life.expiresAtSeconds, expiresInSeconds: life.expiresAtSeconds - nowSeconds }),
    signature,
    findings: countFindings(inWords(findings, policy)),
  };
}
