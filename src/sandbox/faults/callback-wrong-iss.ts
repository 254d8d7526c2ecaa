import type { Fault } from './fault.ts';

/** The issuer that the forged authorization response names. */
const OTHER_ISSUER = 'https://other-issuer.sandbox.assay.example';

/** RFC 9207, section 2.4: a client must refuse an authorization response whose `iss` is another issuer's. */
export const callbackWrongIss: Fault = {
  install(provider) {
    provider.on('authorization.success', (_ctx, response?: { iss?: string }) => {
      // The device flow reports success without a response to change.
      if (response !== undefined) response.iss = OTHER_ISSUER;
    });
  },
};
