import tls from 'node:tls';

/** What TLS connections are made with: the authorities that are trusted. */
export interface Trust {
  /** Made at the first call, which takes a tenth of a second: reading the system's authorities is slow. */
  secureContext(): tls.SecureContext;
}

/** Trusts Node's own authorities, the system's (where an organisation puts its own), and the ones given. */
export function createTrust(own: readonly string[]): Trust {
  let context: tls.SecureContext | undefined;
  return {
    secureContext: () =>
      (context ??= tls.createSecureContext({
        ca: [...new Set([...known('default'), ...known('system'), ...own])],
      })),
  };
}

/** Not every runtime can read the system's store; without it, Node's own authorities still hold. */
function known(type: 'default' | 'system'): readonly string[] {
  try {
    return tls.getCACertificates(type);
  } catch {
    return type === 'default' ? tls.rootCertificates : [];
  }
}
