import { X509Certificate } from 'node:crypto';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The certificates of a PEM text, each of which may vouch for servers: an authority's, or one that is signed by itself.
 * None for an empty text. An expired one is taken: it vouches for nobody, and must not
 * undo the others at the next start. Faults: input.invalid with the parameter `extraCa`, naming the certificate and never its content.
 */
export function readAuthorities(pem: string): Result<readonly string[], Fault> {
  if (pem.trim() === '') return ok([]);
  if (/PRIVATE KEY-----/.test(pem)) {
    return refused(
      'There is a private key in the text.',
      'Give the certificates alone; the key stays where it is.',
    );
  }
  const blocks = pem.match(CERTIFICATE) ?? [];
  if (blocks.length === 0) {
    return refused(
      'There is no PEM certificate in the text.',
      'It begins with -----BEGIN CERTIFICATE----- and ends with -----END CERTIFICATE-----.',
    );
  }
  for (const [index, block] of blocks.entries()) {
    const trouble = whyNot(block);
    if (trouble !== undefined) {
      return refused(
        `Certificate ${index + 1} of ${blocks.length} ${trouble}`,
        'Leave it out, or correct it.',
      );
    }
  }
  return ok(blocks);
}

function whyNot(block: string): string | undefined {
  try {
    const certificate = new X509Certificate(block);
    const isOwn = certificate.checkIssued(certificate);
    return certificate.ca || isOwn ? undefined : 'is no authority’s, so it can vouch for nobody.';
  } catch {
    return 'cannot be read.';
  }
}

function refused(message: string, remedy: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter: 'extraCa', remedy }));
}
