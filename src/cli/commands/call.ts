import type { ExchangeView, MessageView } from '../../contract/models/exchange.ts';
import type { Profile } from '../../contract/models/profile.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { CallInput } from '../../engine/call/call.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext, Run } from '../command.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { printFault } from '../print-fault.ts';
import { printJson } from '../print-json.ts';
import { readSource } from '../read-source.ts';
import { answerOfRun } from '../session/answer-of-run.ts';
import { followRun } from '../session/follow-run.ts';
import { withToken } from '../session/with-token.ts';
import type { CALL } from '../specs/tokens.ts';
import { safeText } from '../terminal/safe-text.ts';
import type { Output } from '../terminal/terminal.ts';
import { line } from '../terminal/terminal.ts';

const MAX_BODY_BYTES = 1024 * 1024;
const MAX_KEY_BYTES = 64 * 1024;

export const run: Run<typeof CALL> = async (context) => {
  const { options, terminal } = context;
  const fromInput = [options['token-id'], options.data, options.key].filter((name) => name === '-');
  return fromInput.length > 1
    ? printFault(terminal, usageFault('Only one of token, body and key can be standard input.'))
    : callWith(context);
};

const callWith: Run<typeof CALL> = (context) =>
  withToken(context, async ({ engine }, token, { profile }): Promise<Result<ExitStatus, Fault>> => {
    const { terminal, options } = context;
    const input = await readInput(context, profile, token.id);
    if (!input.ok) return input;
    const done = await followRun(engine, terminal, await engine.call(input.value));
    if (!done.ok) return done;
    const answer = await answerOfRun(engine, done.value.id, 'call');
    if (!answer.ok) return answer;
    const { response } = answer.value;
    if (!response) return failed(fault('network.bad_response', 'The API gave no answer.'));
    if (options.json)
      printJson(terminal.out, {
        token: { id: token.id, fingerprint: token.fingerprint, kind: token.kind },
        ...answerJson(answer.value, response),
      });
    else printBody(terminal.out, terminal.err, response);
    return ok((answer.value.summary.status ?? 0) >= 400 ? EXIT.failed : EXIT.good);
  });

/** The word is one of the profile's APIs, by id or name, or an address. */
async function readInput(
  { options, positionals, terminal }: CommandContext<typeof CALL>,
  profile: Profile,
  tokenId: string,
): Promise<Result<CallInput, Fault>> {
  const [word = ''] = positionals;
  const api = profile.apis.find(({ id, name }) => id === word || name === word);
  const body =
    options.data === undefined ? undefined : await readSource(terminal, options.data, MAX_BODY_BYTES);
  if (body && !body.ok) return body;
  const key = options.key === undefined ? undefined : await readSource(terminal, options.key, MAX_KEY_BYTES);
  if (key && !key.ok) return key;
  const method = options.method ?? (api ? undefined : body ? 'POST' : undefined);
  return ok({
    tokenId,
    ...(api ? { apiId: api.id } : { url: word }),
    ...(method === undefined ? {} : { method }),
    ...(options.header.length > 0 ? { headers: options.header.map(toHeader) } : {}),
    ...(key ? { key: key.value } : {}),
    ...(options['as-bearer'] ? { asBearer: true } : {}),
    ...(body ? { body: body.value } : {}),
  });
}

/** `Name: value`; without a colon all of it is the name, which the engine refuses. */
function toHeader(text: string): readonly [string, string] {
  const colon = text.indexOf(':');
  return colon === -1 ? [text, ''] : [text.slice(0, colon).trim(), text.slice(colon + 1).trim()];
}

function answerJson(
  { summary, timing }: ExchangeView<MessageView>,
  { headers, body, bodyKind, bodyBytes, truncated }: MessageView,
): object {
  return {
    method: summary.method,
    status: summary.status,
    headers,
    bodyKind,
    bodyBytes,
    truncated,
    body,
    totalMs: timing.totalMs,
  };
}

/** A terminal gets no control characters of a stranger; a file or a pipe gets the text as it came. */
function printBody(
  out: Output,
  err: Output,
  { startLine, headers, body, bodyKind, bodyBytes, truncated }: MessageView,
): void {
  line(err, safeText(startLine));
  for (const [name, value] of headers) {
    if (/^(?:content-type|www-authenticate)$/i.test(name))
      line(err, err.style.dim(safeText(`${name}: ${value}`)));
  }
  if (bodyKind === 'binary') line(err, `The body is ${bodyBytes} bytes that are no text.`);
  else if (body !== '')
    line(out, out.isTty ? safeText(body.replaceAll('\r\n', '\n')) : body.replace(/\n$/, ''));
  if (truncated) line(err, 'The body was longer than what is kept, and is cut.');
}
