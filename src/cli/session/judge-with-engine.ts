import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { DEFAULT_SKEW_SECONDS } from '../../engine/inspect/check-clock.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CommandContext } from '../command.ts';
import { readSource } from '../read-source.ts';
import { findProfile } from './find-profile.ts';
import { createLogTail } from './log-tail.ts';
import { withScratchEngine } from './scratch-engine.ts';
import { withSession } from './session.ts';
import type { INSPECT } from '../specs/inspect.ts';
import { readTokens } from '../../engine/inspect/judge-text.ts';
import { judgeOffline } from '../inspect/judge-offline.ts';
import type { JudgedToken } from '../inspect/judged-token.ts';

/** What was read, and how it is to be judged. */
export interface TextToJudge {
  readonly text: string;
  /** The payload of a token that has it elsewhere. */
  readonly detachedPayload: string | undefined;
  readonly atSeconds: number | undefined;
}

type Judged = Promise<Result<readonly JudgedToken[], Fault>>;

/** Judges with a profile's trust, from the person's vault, or with a JWKS that has to be fetched, which needs no vault. */
export async function judgeWithEngine(
  context: CommandContext<typeof INSPECT>,
  { text, detachedPayload, atSeconds }: TextToJudge,
): Judged {
  const { options, terminal, program } = context;
  const given = await givenTrust(context);
  if (!given.ok) return given;
  const more = { ...given.value, ...(detachedPayload === undefined ? {} : { detachedPayload }), atSeconds };
  const name = options.profile;
  if (name === undefined) {
    return withScratchEngine({ program, log: createLogTail() }, (engine) =>
      judge(engine, context, text, more),
    );
  }
  return withSession(terminal, program, options, async (session) => {
    const view = await findProfile(session, terminal, name);
    if (!view.ok) return view;
    return judge(session.engine, context, text, { ...more, profileId: view.value.profile.id });
  });
}

interface Trust {
  readonly keys?: string;
  readonly jwksUrl?: string;
  readonly profileId?: string;
  readonly detachedPayload?: string;
  readonly atSeconds: number | undefined;
}

async function givenTrust({
  options,
  terminal,
}: CommandContext<typeof INSPECT>): Promise<Result<Pick<Trust, 'keys' | 'jwksUrl'>, Fault>> {
  if (options.jwks === undefined) return ok({});
  if (/^https?:/i.test(options.jwks)) return ok({ jwksUrl: options.jwks });
  const keys = await readSource(terminal, options.jwks);
  return keys.ok ? ok({ keys: keys.value }) : keys;
}

async function judge(
  engine: Engine,
  { terminal }: CommandContext<typeof INSPECT>,
  text: string,
  { atSeconds, ...trust }: Trust,
): Judged {
  const nowSeconds = atSeconds ?? terminal.nowSeconds();
  const inspected = await engine.inspect({
    text,
    ...trust,
    ...(atSeconds === undefined ? {} : { atMs: atSeconds * 1000 }),
  });
  if (!inspected.ok) return inspected;
  if (inspected.value.length === 0) {
    return ok(
      await judgeOffline(text, [], { nowSeconds, skewSeconds: DEFAULT_SKEW_SECONDS }, trust.detachedPayload),
    );
  }
  const read = readTokens(text, trust.detachedPayload);
  return ok(
    inspected.value.flatMap((one, index) => {
      const parsed = read[index]?.parsed;
      return parsed ? [{ ...one, parsed, nowSeconds }] : [];
    }),
  );
}
