/**
 * X.509 certificates made on the spot (RFC 5280), so that tests need no openssl and no key in the repository.
 * Only what TLS on loopback and `x5c` need; never for anything but tests.
 */
import { type KeyObject, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
  readonly der: Buffer;
  readonly key: KeyObject;
  readonly name: string;
}

export interface CertificateWish {
  readonly name: string;
  /** Host names and IPv4 addresses it is for. */
  readonly hosts?: readonly string[];
  /** Who signs it; itself where absent. */
  readonly issuer?: Certificate;
  readonly isAuthority?: boolean;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

const DAY_MS = 86_400_000;

/** A certificate with a fresh P-256 key. */
export function makeCertificate(wish: CertificateWish): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { notBefore = new Date(Date.now() - DAY_MS), notAfter = new Date(Date.now() + DAY_MS) } = wish;
  const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
  const body = sequence(
    context(0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    distinguishedName(wish.issuer?.name ?? wish.name),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(wish.name),
    publicKey.export({ type: 'spki', format: 'der' }),
    context(3, sequence(...extensions(wish))),
  );
  const signature = sign('sha256', body, wish.issuer?.key ?? privateKey);
  const der = sequence(body, ecdsaWithSha256, bitString(signature));
  return {
    certPem: `-----BEGIN CERTIFICATE-----\n${(der.toString('base64').match(/.{1,64}/g) ?? []).join('\n')}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    der,
    key: privateKey,
    name: wish.name,
  };
}

function extensions({ hosts = [], isAuthority = false }: CertificateWish): Buffer[] {
  const basic = extension('2.5.29.19', isAuthority ? sequence(tlv(0x01, Buffer.from([0xff]))) : sequence());
  if (hosts.length === 0) return [basic];
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? tlv(0x87, Buffer.from(host.split('.').map(Number)))
      : tlv(0x82, Buffer.from(host, 'ascii')),
  );
  return [basic, extension('2.5.29.17', sequence(...names))];
}

function extension(id: string, value: Buffer): Buffer {
  return sequence(oid(id), tlv(0x04, value));
}

function distinguishedName(name: string): Buffer {
  const attribute = (id: string, value: string): Buffer =>
    tlv(0x31, sequence(oid(id), tlv(0x0c, Buffer.from(value))));
  return sequence(attribute('2.5.4.10', 'Assay tests'), attribute('2.5.4.3', name));
}

function time(date: Date): Buffer {
  return tlv(0x18, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'));
}

function integer(bytes: Buffer): Buffer {
  return tlv(0x02, bytes);
}

function bitString(bytes: Buffer): Buffer {
  return tlv(0x03, Buffer.concat([Buffer.from([0]), bytes]));
}

function context(tag: number, value: Buffer): Buffer {
  return tlv(0xa0 + tag, value);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tlv(0x30, Buffer.concat(parts));
}

function oid(text: string): Buffer {
  const [first = 0, second = 0, ...rest] = text.split('.').map(Number);
  const base128 = (value: number): number[] => {
    const digits = [value & 127];
    for (let left = value >> 7; left > 0; left >>= 7) digits.unshift((left & 127) | 128);
    return digits;
  };
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function tlv(tag: number, value: Buffer): Buffer {
  if (value.length < 128) return Buffer.concat([Buffer.from([tag, value.length]), value]);
  const length = Buffer.from(value.length.toString(16).padStart(value.length > 0xff ? 4 : 2, '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, value]);
}
