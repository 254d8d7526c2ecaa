/**
 * Stock Chromium cannot load a scheme of ours, so `app://assay/x` is `https://assay.invalid/x` to it: a secure context,
 * and (RFC 6761 §6.4) a name that no resolver ever answers, so that nothing but us can.
 */
export interface AddressMap {
  /** The address to give to Chromium; undefined for what is not of our scheme. */
  toChromium(url: string): string | undefined;
  /** Our address for one of Chromium's; undefined for all others. */
  fromChromium(url: string): string | undefined;
}

/** The map for one scheme, given bare: `app`. */
export function mapScheme(scheme: string): AddressMap {
  const prefix = `${scheme}://`;
  return {
    toChromium(url) {
      if (!url.startsWith(prefix) || !URL.canParse(url)) return undefined;
      const host = new URL(url).host;
      if (!/^[a-z0-9-]+$/.test(host) || !url.startsWith(prefix + host)) return undefined;
      return `https://${host}.invalid${url.slice(prefix.length + host.length) || '/'}`;
    },
    fromChromium(url) {
      const match = /^https:\/\/([a-z0-9-]+)\.invalid(?=\/)/.exec(url);
      return match ? `${prefix}${match[1]}${url.slice(match[0].length)}` : undefined;
    },
  };
}
