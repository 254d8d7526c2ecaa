import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { TlsPeer } from '../../core/exchange/exchange.ts';

/** Who the other side of a finished handshake says it is, and whether that was believed. */
export function readTlsPeer(socket: TLSSocket): TlsPeer | undefined {
  const certificate: Partial<PeerCertificate> | null = socket.getPeerCertificate();
  if (certificate?.fingerprint256 === undefined) return undefined;
  const validFromMs = Date.parse(certificate.valid_from ?? '');
  const cipher = socket.getCipher();
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: cipher.standardName ?? cipher.name,
    subject: formatName(certificate.subject),
    issuer: formatName(certificate.issuer),
    ...(Number.isNaN(validFromMs) ? {} : { validFromMs }),
    validToMs: Date.parse(certificate.valid_to ?? ''),
    fingerprint256: certificate.fingerprint256,
    authorized: socket.authorized,
  };
}

/** A distinguished name as `CN=…, O=…`; an attribute that stands several times is repeated. */
function formatName(name: object | undefined): string {
  return Object.entries(name ?? {})
    .flatMap(([key, value]: [string, unknown]) => [value].flat().map((one) => `${key}=${String(one)}`))
    .reverse()
    .join(', ');
}
