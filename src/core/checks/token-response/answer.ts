import { type Verdict, notApplicable } from '../../findings/finding.ts';
import type { TokenResponseInput } from '../inputs.ts';

/** Whether the server says that it succeeded: a 2xx status and no error. */
export function isSuccess({ response }: TokenResponseInput): boolean {
  return isGoodStatus(response.body.status) && response.error === undefined;
}

export function isGoodStatus(status: number): boolean {
  return status >= 200 && status < 300;
}

/** Why a rule about issued tokens has nothing to judge; undefined where an access token came. */
export function withoutToken({ response }: TokenResponseInput): Verdict<never> | undefined {
  return response.accessToken === undefined
    ? notApplicable('The response brought no access token.')
    : undefined;
}
