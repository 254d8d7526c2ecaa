import type { Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { ScanPlan } from '../../engine/scan/scan-plan.ts';
import { DEFAULT_SKEW_SECONDS } from '../../engine/inspect/default-skew.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { CommandContext } from '../command.ts';
import { readGivenKeys } from '../inspect/given-keys.ts';
import { readSource } from '../read-source.ts';
import { findProfile } from '../session/find-profile.ts';
import { createLogTail } from '../session/log-tail.ts';
import { withScratchEngine } from '../session/scratch-engine.ts';
import { withSession } from '../session/session.ts';
import type { SCAN } from '../specs/scan.ts';
import { readTime } from '../terminal/time.ts';

/**
 * What all tokens are judged by. The vault is opened only for a profile, and closed again before anything is read.
 * Faults: input.invalid, and those of the profile, the vault and the network.
 */
export async function readPlan(context: CommandContext<typeof SCAN>): Promise<Result<ScanPlan, Fault>> {
  const plan = await readTrust(context);
  return plan.ok ? ok({ ...plan.value, policy: context.options.policy }) : plan;
}

async function readTrust(context: CommandContext<typeof SCAN>): Promise<Result<ScanPlan, Fault>> {
  const { options, terminal, program } = context;
  const atSeconds = options.at === undefined ? undefined : readTime(options.at);
  if (options.at !== undefined && atSeconds === undefined)
    return failed(usageFault('--at takes a time as ISO 8601 writes it, or seconds since 1970.'));
  const at = atSeconds === undefined ? {} : { atSeconds };
  const isAddress = options.jwks !== undefined && /^https?:/i.test(options.jwks);
  if (options.profile === undefined && !isAddress) {
    const keys = await readGivenKeys(terminal, { jwks: options.jwks });
    if (!keys.ok) return keys;
    const clock = { nowSeconds: atSeconds ?? terminal.nowSeconds(), skewSeconds: DEFAULT_SKEW_SECONDS };
    return ok({ keys: keys.value, expected: {}, clock });
  }
  const given = await givenTrust(context, isAddress);
  if (!given.ok) return given;
  const name = options.profile;
  if (name === undefined) {
    return withScratchEngine({ program, log: createLogTail() }, (engine) =>
      engine.planScan({ ...given.value, ...at }),
    );
  }
  return withSession(terminal, program, options, async (session) => {
    const view = await findProfile(session, terminal, name);
    if (!view.ok) return view;
    return session.engine.planScan({ ...given.value, ...at, profileId: view.value.profile.id });
  });
}

async function givenTrust(
  { options, terminal }: CommandContext<typeof SCAN>,
  isAddress: boolean,
): Promise<Result<{ readonly keys?: string; readonly jwksUrl?: string }, Fault>> {
  if (options.jwks === undefined) return ok({});
  if (isAddress) return ok({ jwksUrl: options.jwks });
  const keys = await readSource(terminal, options.jwks);
  return keys.ok ? ok({ keys: keys.value }) : keys;
}
