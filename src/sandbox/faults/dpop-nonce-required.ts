import type { Fault } from './fault.ts';

/** RFC 9449, section 8: the server insists on a nonce of its own in every proof. The API does so too. */
export const dpopNonceRequired: Fault = {
  configure(configuration) {
    const { features } = configuration;
    return {
      ...configuration,
      features: { ...features, dPoP: { ...features?.dPoP, requireNonce: () => true } },
    };
  },
};
