import type { Expectation } from '../../contract/models/expectation.ts';
import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { DEFAULT_SKEW_SECONDS } from '../../engine/inspect/default-skew.ts';
import type { Engine } from '../../engine/engine.ts';
import type { CommandContext } from '../command.ts';
import { readSource } from '../read-source.ts';
import { findProfile } from './find-profile.ts';
import { createLogTail } from './log-tail.ts';
import { withScratchEngine } from './scratch-engine.ts';
import { withSession } from './session.ts';
import type { INSPECT } from '../specs/inspect.ts';
import { headerOf } from '../../core/jose/content.ts';
import { selfAssertedKeys } from '../../core/jose/self-asserted.ts';
import { readTokens } from '../../engine/inspect/judge-text.ts';
import { MAX_KEYS_BYTES } from '../inspect/given-keys.ts';
import { judgeOffline } from '../inspect/judge-offline.ts';
import type { JudgedToken } from '../inspect/judged-token.ts';

/** What was read, and how it is to be judged. */
export interface TextToJudge {
  readonly text: string;
  /** The payload of a token that has it elsewhere. */
  readonly detachedPayload: string | undefined;
  readonly atSeconds: number | undefined;
  /** What a person says that the tokens should match. */
  readonly said: Expectation | undefined;
}

type Judged = Promise<Result<readonly JudgedToken[], Fault>>;

/** Judges with a profile's trust, from the person's vault, or with a JWKS that has to be fetched, which needs no vault. */
export async function judgeWithEngine(
  context: CommandContext<typeof INSPECT>,
  { text, detachedPayload, atSeconds, said }: TextToJudge,
): Judged {
  const { options, terminal, program } = context;
  const given = await givenTrust(context);
  if (!given.ok) return given;
  const more = {
    ...given.value,
    ...(detachedPayload === undefined ? {} : { detachedPayload }),
    ...(said ? { expected: said } : {}),
    atSeconds,
  };
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

interface GivenTrust {
  readonly keys?: string;
  readonly jwksUrl?: string;
  readonly decryptionKeys?: string;
}

interface Trust extends GivenTrust {
  readonly profileId?: string;
  readonly detachedPayload?: string;
  readonly expected?: Expectation;
  readonly atSeconds: number | undefined;
}

async function givenTrust({
  options,
  terminal,
}: CommandContext<typeof INSPECT>): Promise<Result<GivenTrust, Fault>> {
  const given: { -readonly [K in keyof GivenTrust]: GivenTrust[K] } = {};
  const file = options.jwks ?? options.key;
  if (options.jwks !== undefined && /^https?:/i.test(options.jwks)) given.jwksUrl = options.jwks;
  else if (file !== undefined) {
    const keys = await readSource(terminal, file, MAX_KEYS_BYTES);
    if (!keys.ok) return keys;
    given.keys = keys.value;
  }
  if (options['decrypt-key'] !== undefined) {
    const keys = await readSource(terminal, options['decrypt-key'], MAX_KEYS_BYTES);
    if (!keys.ok) return keys;
    given.decryptionKeys = keys.value;
  }
  return ok(given);
}

async function judge(
  engine: Engine,
  { terminal, options }: CommandContext<typeof INSPECT>,
  text: string,
  { atSeconds, ...trust }: Trust,
): Judged {
  const nowSeconds = atSeconds ?? terminal.nowSeconds();
  const inspected = await engine.inspect({
    text,
    ...trust,
    ...(atSeconds === undefined ? {} : { atMs: atSeconds * 1000 }),
    ...(options['fetch-named-key'] ? { fetchOwnKeyOf: Math.max(0, namesKey(text)) } : {}),
  });
  if (!inspected.ok) return inspected;
  if (inspected.value.length === 0) {
    return ok(
      await judgeOffline(text, {
        keys: [],
        clock: { nowSeconds, skewSeconds: DEFAULT_SKEW_SECONDS },
        detachedPayload: trust.detachedPayload,
      }),
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

/** Which token of the text names a key of its own by address; -1 where none does. */
function namesKey(text: string): number {
  return readTokens(text).findIndex(({ parsed }) =>
    selfAssertedKeys(headerOf(parsed) ?? {}).some(({ header }) => header === 'jku' || header === 'x5u'),
  );
}
