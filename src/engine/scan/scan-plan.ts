import type { CheckClock, ExpectedToken } from '../../core/checks/inputs.ts';
import type { Policy } from '../../core/findings/finding.ts';
import type { TrustedKeys } from '../../core/jose/verification.ts';

/** What the tokens of a scan are judged by. Plain data: it goes to other threads. */
export interface ScanPlan {
  readonly keys: readonly TrustedKeys[];
  readonly allowedAlgs?: readonly string[];
  readonly expected: ExpectedToken;
  readonly clock: CheckClock;
  /** Why an issuer's keys could not be had: then what needs them is unchecked. */
  readonly unreachable?: string;
  /** The set of rules that findings are judged by; the default where it is absent. */
  readonly policy?: Policy;
}
