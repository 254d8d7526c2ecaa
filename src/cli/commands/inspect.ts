import type { Expectation } from '../../contract/models/expectation.ts';
import type { Fault } from '../../core/faults.ts';
import { detectPasted } from '../../core/jose/detect.ts';
import { type Result, ok } from '../../core/result.ts';
import { DEFAULT_SKEW_SECONDS } from '../../engine/inspect/default-skew.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXPECT, EXPECT_FILES } from '../inspect/expect-options.ts';
import { describeToken, tokenJson } from '../inspect/describe-token.ts';
import { readDecrypting, readGivenKeys } from '../inspect/given-keys.ts';
import { judgeOffline } from '../inspect/judge-offline.ts';
import { type JudgedToken, statusOfTokens } from '../inspect/judged-token.ts';
import { EXIT } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { readSource } from '../read-source.ts';
import type { TextToJudge } from '../session/judge-with-engine.ts';
import type { INSPECT } from '../specs/inspect.ts';
import { safeJson } from '../terminal/safe-text.ts';
import { line, lines } from '../terminal/terminal.ts';
import { readAt } from '../arguments/read-at.ts';

/** Kept light: without --profile or a --jwks address nothing of the store, the network or the sandbox is loaded. */
export const run: Run<typeof INSPECT> = async (context) => {
  const { options, positionals, terminal } = context;
  const at = readAt(options.at);
  if (!at.ok) return printFault(terminal, at.fault);
  const [file] = positionals;
  const misuse = misuseOf(options, file);
  if (misuse !== undefined) return printFault(terminal, usageFault(misuse));
  const text = await readSource(terminal, file);
  if (!text.ok) return printFault(terminal, text.fault);
  const { kind, tokens, leftOut = 0 } = detectPasted(text.value);
  if (kind === 'callback_url' && tokens.length === 0) {
    const { tellCallback } = await import('../inspect/tell-callback.ts');
    const exitStatus = options['allow-unverified'] ? EXIT.good : EXIT.findings;
    tellCallback(text.value, terminal.out, options.json && { exitStatus });
    return exitStatus;
  }
  const payload = options.payload === undefined ? ok(undefined) : await readSource(terminal, options.payload);
  if (!payload.ok) return printFault(terminal, payload.fault);
  const said = await readSaid(context);
  if (!said.ok) return printFault(terminal, said.fault);
  const judged = await judge(context, {
    text: text.value,
    detachedPayload: payload.value,
    atSeconds: at.value,
    said: said.value,
  });
  if (!judged.ok) return printFault(terminal, judged.fault);
  const status = statusOfTokens(judged.value, {
    failOn: options['fail-on'],
    allowUnverified: options['allow-unverified'],
    policy: options.policy,
  });
  if (options.json)
    line(
      terminal.out,
      safeJson(
        {
          exitStatus: status,
          tokens: judged.value.map((token) => tokenJson(token, options.policy)),
          ...(leftOut > 0 ? { leftOut } : {}),
        },
        terminal.out.isTty ? 2 : undefined,
      ),
    );
  else
    lines(
      terminal.out,
      judged.value.flatMap((token, index) => [
        ...(index > 0 ? ['', ''] : []),
        ...describeToken(token, terminal.out, options.policy),
      ]),
    );
  if (leftOut > 0)
    line(
      terminal.err,
      `These are the first ${judged.value.length} tokens; ${leftOut} more were left out. assay scan takes all.`,
    );
  return status;
};

/** Standard input is read once: by the token, or by one key where the token comes from a file. */
function misuseOf(
  options: CommandContext<typeof INSPECT>['options'],
  file: string | undefined,
): string | undefined {
  if (options.jwks === '-' || options.payload === '-')
    return `${options.jwks === '-' ? '--jwks takes a file or an address' : '--payload takes a file'}: standard input is for the token.`;
  const named = [options.key, options['decrypt-key'], ...EXPECT_FILES.map((name) => options[name])];
  const readers = [file ?? '-', ...named].filter((name) => name === '-');
  return readers.length > 1
    ? 'Standard input can be one thing only, the token, a key or a value to expect: name a file for the others.'
    : undefined;
}

/** Undefined where nothing is said: then nothing of it is loaded. */
async function readSaid({
  options,
  terminal,
}: CommandContext<typeof INSPECT>): Promise<Result<Expectation | undefined, Fault>> {
  const names = Object.keys(EXPECT) as (keyof typeof EXPECT)[];
  if (names.every((name) => options[name] === undefined)) return ok(undefined);
  const { readExpectation } = await import('../inspect/given-expectation.ts');
  return readExpectation(terminal, options);
}

async function judge(
  context: CommandContext<typeof INSPECT>,
  toJudge: TextToJudge,
): Promise<Result<readonly JudgedToken[], Fault>> {
  const { options, terminal } = context;
  const isAddress = options.jwks !== undefined && /^https?:/i.test(options.jwks);
  if (options.profile !== undefined || isAddress || options['fetch-named-key']) {
    const { judgeWithEngine } = await import('../session/judge-with-engine.ts');
    return judgeWithEngine(context, toJudge);
  }
  const keys = await readGivenKeys(terminal, options);
  if (!keys.ok) return keys;
  const decrypting = await readDecrypting(terminal, options['decrypt-key']);
  if (!decrypting.ok) return decrypting;
  const { text, detachedPayload, atSeconds, said } = toJudge;
  const clock = { nowSeconds: atSeconds ?? terminal.nowSeconds(), skewSeconds: DEFAULT_SKEW_SECONDS };
  return ok(
    await judgeOffline(text, {
      keys: keys.value,
      decrypting: decrypting.value,
      clock,
      detachedPayload,
      said,
    }),
  );
}
