import type { Fault } from '../../core/faults.ts';
import { type Result, ok } from '../../core/result.ts';
import { DEFAULT_SKEW_SECONDS } from '../../engine/inspect/default-skew.ts';
import type { ScanTrust } from '../../engine/scan/plan-scan.ts';
import { type ScanPlan, plainDecryptionKeys } from '../../engine/scan/scan-plan.ts';
import { readAt } from '../arguments/read-at.ts';
import type { CommandContext } from '../command.ts';
import { MAX_KEYS_BYTES, readDecrypting, readGivenKeys } from '../inspect/given-keys.ts';
import { readSource } from '../read-source.ts';
import { findProfile } from '../session/find-profile.ts';
import { createLogTail } from '../session/log-tail.ts';
import { withScratchEngine } from '../session/scratch-engine.ts';
import { withSession } from '../session/session.ts';
import type { SCAN } from '../specs/scan.ts';

type Context = CommandContext<typeof SCAN>;

/** What all tokens are judged by, and the keys once more where they may be fetched. */
export interface PlannedScan {
  readonly plan: ScanPlan;
  readonly freshKeys?: () => Promise<ScanPlan['keys'] | undefined>;
}

/**
 * Reads what all tokens are judged by. The vault is opened only for a profile, and closed again before anything is
 * scanned. Faults: input.invalid, and those of the profile, the vault and the network.
 */
export async function readPlan(context: Context): Promise<Result<PlannedScan, Fault>> {
  const { options } = context;
  const at = readAt(options.at);
  if (!at.ok) return at;
  const isOffline = options.profile === undefined && !isAddress(options.jwks);
  const planned = await (isOffline ? planOffline(context, at.value) : planOnline(context, at.value));
  if (!planned.ok) return planned;
  const { plan, ...rest } = planned.value;
  return ok({ ...rest, plan: { ...plan, policy: options.policy } });
}

function isAddress(jwks: string | undefined): boolean {
  return jwks !== undefined && /^https?:/i.test(jwks);
}

/** From files alone: no engine is made for it. */
async function planOffline(
  { options, terminal }: Context,
  atSeconds = terminal.nowSeconds(),
): Promise<Result<PlannedScan, Fault>> {
  const keys = await readGivenKeys(terminal, options);
  if (!keys.ok) return keys;
  const decrypting = await readDecrypting(terminal, options['decrypt-key']);
  if (!decrypting.ok) return decrypting;
  const clock = { nowSeconds: atSeconds, skewSeconds: DEFAULT_SKEW_SECONDS };
  const decryption = plainDecryptionKeys(decrypting.value?.keys ?? []);
  return ok({ plan: { keys: keys.value, expected: {}, clock, ...decryption } });
}

async function planOnline(
  context: Context,
  atSeconds: number | undefined,
): Promise<Result<PlannedScan, Fault>> {
  const given = await givenTrust(context);
  if (!given.ok) return given;
  const trust = { ...given.value, ...(atSeconds === undefined ? {} : { atSeconds }) };
  const plan = await planByEngine(context, trust);
  if (!plan.ok) return plan;
  return ok({
    plan: plan.value,
    freshKeys: async () => {
      const again = await planByEngine(context, trust);
      return again.ok && again.value.unreachable === undefined ? again.value.keys : undefined;
    },
  });
}

function planByEngine(context: Context, trust: ScanTrust): Promise<Result<ScanPlan, Fault>> {
  const { options, terminal, program } = context;
  const name = options.profile;
  if (name === undefined)
    return withScratchEngine({ program, log: createLogTail() }, (engine) => engine.planScan(trust));
  return withSession(terminal, program, options, async (session) => {
    const view = await findProfile(session, terminal, name);
    return view.ok ? session.engine.planScan({ ...trust, profileId: view.value.profile.id }) : view;
  });
}

/** What was given beside the profile, with the files read. */
async function givenTrust({ options, terminal }: Context): Promise<Result<ScanTrust, Fault>> {
  const { jwks, key, 'decrypt-key': decryptKey } = options;
  const file = isAddress(jwks) ? undefined : (jwks ?? key);
  const keys = file === undefined ? ok(undefined) : await readSource(terminal, file, MAX_KEYS_BYTES);
  if (!keys.ok) return keys;
  const decryption =
    decryptKey === undefined ? ok(undefined) : await readSource(terminal, decryptKey, MAX_KEYS_BYTES);
  if (!decryption.ok) return decryption;
  return ok({
    ...(isAddress(jwks) && jwks !== undefined ? { jwksUrl: jwks } : {}),
    ...(keys.value === undefined ? {} : { keys: keys.value }),
    ...(decryption.value === undefined ? {} : { decryptionKeys: decryption.value }),
  });
}
