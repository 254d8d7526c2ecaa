/**
 * True for a host that never leaves this computer, spelled as `URL` spells hosts (IPv4 in four decimal parts, IPv6 in
 * brackets and shortest): `localhost` (RFC 6761 §6.3), 127.0.0.0/8 (RFC 1122 §3.2.1.3), `[::1]` (RFC 4291 §2.5.3).
 */
export function isLoopbackHost(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname);
}
