import { ROUTES } from '../provider/routes.ts';
import type { Fault } from './fault.ts';

/** What a proxy or a sign-in wall in front of a token endpoint sends. */
const PAGE = '<!doctype html><title>Maintenance</title><h1>We will be back shortly</h1>';

/** RFC 6749, section 5.1: the parameters must come as application/json. */
export const tokenResponseNotJson: Fault = {
  install(provider) {
    provider.use(async (ctx, next) => {
      await next();
      if (ctx.path !== ROUTES.token || ctx.status !== 200) return;
      ctx.type = 'html';
      ctx.body = PAGE;
    });
  },
};
