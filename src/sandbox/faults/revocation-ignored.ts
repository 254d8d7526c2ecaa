import type { Fault } from './fault.ts';

/** RFC 7009, section 2.1: the answer says revoked, the token goes on working. */
export const revocationIgnored: Fault = {
  configure(configuration) {
    const { features } = configuration;
    return {
      ...configuration,
      features: { ...features, revocation: { ...features?.revocation, allowedPolicy: () => false } },
    };
  },
};
