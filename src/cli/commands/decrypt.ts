import type { TokenSummary, TokenView } from '../../contract/models/token.ts';
import { type Fault, fault } from '../../core/faults.ts';
import type { Finding } from '../../core/findings/finding.ts';
import { parseToken } from '../../core/jose/parse.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import { readAt } from '../arguments/read-at.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { describeToken, tokenJson } from '../inspect/describe-token.ts';
import { MAX_KEYS_BYTES } from '../inspect/given-keys.ts';
import { type JudgedToken, statusOfToken } from '../inspect/judged-token.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { readSource } from '../read-source.ts';
import type { Session } from '../session/session.ts';
import { withToken } from '../session/with-token.ts';
import type { DECRYPT } from '../specs/tokens.ts';
import { lines } from '../terminal/terminal.ts';

type Context = CommandContext<typeof DECRYPT>;

export const run: Run<typeof DECRYPT> = async (context) => {
  const { options, terminal } = context;
  const at = readAt(options.at);
  if (!at.ok) return printFault(terminal, at.fault);
  const file = options['decrypt-key'];
  if (file === '-' && options['token-id'] === '-')
    return printFault(
      terminal,
      usageFault('Standard input can be the token or the key, not both: name a file for the other.'),
    );
  const keys = file === undefined ? ok(undefined) : await readSource(terminal, file, MAX_KEYS_BYTES);
  if (!keys.ok) return printFault(terminal, keys.fault);
  return withToken(context, (session, token) => open(context, session, token, keys.value, at.value));
};

async function open(
  context: Context,
  { engine }: Session,
  token: TokenSummary,
  keys: string | undefined,
  atSeconds: number | undefined,
): Promise<Result<ExitStatus, Fault>> {
  const { options, terminal } = context;
  const view = await engine.decryptToken({
    tokenId: token.id,
    ...(keys === undefined ? {} : { keys }),
    ...(options.reveal ? { reveal: true } : {}),
    ...(atSeconds === undefined ? {} : { atMs: atSeconds * 1000 }),
  });
  if (!view.ok) return view;
  const text = await engine.tokenText(token.id);
  if (!text.ok) return text;
  if (!view.value.layers.some(({ decryption }) => decryption !== undefined)) {
    const remedy = 'assay inspect says what a token is.';
    return failed(fault('input.invalid', 'This token is not encrypted.', { remedy }));
  }
  const judged = judgedOf(view.value, text.value.expose(), atSeconds ?? terminal.nowSeconds());
  return ok(print(context, token, judged));
}

function judgedOf(view: TokenView<Finding>, text: string, nowSeconds: number): JudgedToken {
  const { signature, findings, layers, summary } = view;
  const parsed = parseToken(text);
  return {
    start: 0,
    end: text.length,
    kind: summary.kind,
    signature,
    findings,
    layers,
    parsed,
    nowSeconds,
  };
}

function print({ options, terminal }: Context, token: TokenSummary, judged: JudgedToken): ExitStatus {
  const { policy } = options;
  const isOpen = judged.layers.some(({ decryption }) => decryption?.state === 'decrypted');
  const status = isOpen
    ? statusOfToken(judged, {
        failOn: options['fail-on'],
        allowUnverified: options['allow-unverified'],
        policy,
      })
    : EXIT.findings;
  if (options.json) {
    const { id, fingerprint } = token;
    printJson(terminal.out, {
      exitStatus: status,
      token: { id, fingerprint },
      isDecrypted: isOpen,
      isRevealed: isOpen && options.reveal,
      ...tokenJson(judged, policy),
    });
  } else lines(terminal.out, describeToken(judged, terminal.out, policy));
  return status;
}
