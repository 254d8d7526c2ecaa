import { setTimeout as wait } from 'node:timers/promises';
import { SLOW_TOKEN_MS } from '../limits.ts';
import { ROUTES } from '../provider/routes.ts';
import type { Fault } from './fault.ts';

/** A token endpoint that takes its time, for countdowns, time limits and Cancel. */
export const slowToken: Fault = {
  install(provider) {
    provider.use(async (ctx, next) => {
      // Not held open by the timer: stopping the sandbox must not wait for it.
      if (ctx.path === ROUTES.token) await wait(SLOW_TOKEN_MS, undefined, { ref: false });
      await next();
    });
  },
};
