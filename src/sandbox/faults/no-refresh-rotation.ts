import type { Fault } from './fault.ts';

/** RFC 9700, section 4.14.2: a refresh token of a public client that is never replaced can be replayed unnoticed. */
export const noRefreshRotation: Fault = {
  configure: (configuration) => ({ ...configuration, rotateRefreshToken: false }),
};
