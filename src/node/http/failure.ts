import { assertNever } from '../../core/result.ts';
import type { ExchangeFailure, ExchangeFailureKind } from '../../core/exchange/exchange.ts';
import { CertificateRefused, type ConnectionStage } from './connect.ts';
import { ProxyRefused } from './tunnel.ts';

/** How far a request had come. */
export interface Progress {
  readonly stage: ConnectionStage | 'waiting' | 'body';
  readonly isReused: boolean;
  readonly isProxied: boolean;
  /** The first bytes that came back; empty where none did. */
  readonly statusLine: string;
  readonly bodyBytes: number;
  /** Content-Length as the response had it. */
  readonly announcedBytes?: number;
}

interface Explanation {
  readonly kind: ExchangeFailureKind;
  readonly message: string;
}

/** The system's and undici's codes that mean the same at every stage. Those of TLS and HTTP parsing are many: see below. */
const BY_CODE: { readonly [code: string]: Explanation } = {
  ENOTFOUND: { kind: 'dns', message: 'The name does not exist.' },
  EAI_AGAIN: { kind: 'dns', message: 'The name could not be resolved: no name server answered.' },
  ECONNREFUSED: { kind: 'refused', message: 'Nothing listens at this port.' },
  EHOSTUNREACH: { kind: 'refused', message: 'There is no way to this host.' },
  ENETUNREACH: { kind: 'refused', message: 'There is no way to this network.' },
  EADDRNOTAVAIL: { kind: 'refused', message: 'This machine has no address that could reach it.' },
  ETIMEDOUT: { kind: 'timeout', message: 'The host did not answer the connection.' },
  UND_ERR_HEADERS_OVERFLOW: { kind: 'too_large', message: 'The response’s headers are longer than 64 KiB.' },
  UND_ERR_DESTROYED: { kind: 'cancelled', message: 'The program was closing.' },
  UND_ERR_CLOSED: { kind: 'cancelled', message: 'The program was closing.' },
  UND_ERR_INVALID_ARG: { kind: 'bad_request', message: 'The request cannot be written as HTTP.' },
  UND_ERR_NOT_SUPPORTED: {
    kind: 'bad_request',
    message: 'The request asks for something that cannot be sent.',
  },
  CERT_HAS_EXPIRED: { kind: 'tls', message: 'The server’s certificate has expired.' },
  CERT_NOT_YET_VALID: { kind: 'tls', message: 'The server’s certificate is not valid yet.' },
  ERR_TLS_CERT_ALTNAME_INVALID: { kind: 'tls', message: 'The server’s certificate is for another host.' },
  DEPTH_ZERO_SELF_SIGNED_CERT: {
    kind: 'tls',
    message: 'The server’s certificate is signed by itself and is not trusted here.',
  },
  SELF_SIGNED_CERT_IN_CHAIN: {
    kind: 'tls',
    message: 'The server’s certificate comes from an authority that is not trusted here.',
  },
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: {
    kind: 'tls',
    message: 'The server’s certificate comes from an authority that is not known here.',
  },
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: {
    kind: 'tls',
    message:
      'The authority of the server’s certificate is not known here, or the server left out a certificate between.',
  },
  ERR_SSL_WRONG_VERSION_NUMBER: {
    kind: 'tls',
    message: 'The server answered, but not with TLS: is it http rather than https?',
  },
  EPROTO: { kind: 'tls', message: 'The TLS handshake failed.' },
};

/** An error as one plain sentence, by its code and by how far the request had come; never by its text. */
export function explainFailure(error: Error, progress: Progress): ExchangeFailure {
  const systemCode = codeOf(error);
  const { kind, message } = explain(error, systemCode, progress);
  return { kind, ...(systemCode === undefined ? {} : { systemCode }), message };
}

/** The time limit, in the words of what was being waited for. */
export function explainTimeout(timeoutMs: number, progress: Progress): ExchangeFailure {
  return { kind: 'timeout', message: `${describeWait(progress)} within ${timeoutMs / 1000} s.` };
}

function describeWait({ stage, bodyBytes, statusLine }: Progress): string {
  switch (stage) {
    case 'dns':
      return 'The name was not resolved';
    case 'tcp':
      return 'The host did not answer the connection';
    case 'proxy':
      return 'The proxy did not answer';
    case 'tls':
      return 'The TLS handshake was not finished';
    case 'open':
      return 'The request could not be sent';
    case 'waiting':
      return statusLine === ''
        ? 'The request was sent and no answer came'
        : 'The answer’s headers were not complete';
    case 'body':
      return `The answer began, ${bodyBytes} bytes of its body came, and it did not end`;
    default:
      return assertNever(stage, 'stage');
  }
}

function explain(error: Error, code: string | undefined, progress: Progress): Explanation {
  if (progress.isProxied) {
    const trouble = explainProxy(error, code, progress.stage);
    if (trouble) return trouble;
  }
  const known = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  if (known) return known;
  const { stage } = progress;
  // undici's parser errors have codes of llhttp's, or none.
  if (error.name === 'HTTPParserError')
    return { kind: 'bad_response', message: 'What came back is not HTTP/1.1 as RFC 9112 has it.' };
  if (error instanceof CertificateRefused)
    return { kind: 'tls', message: 'The server’s certificate is not trusted.' };
  if (stage === 'dns') return { kind: 'dns', message: 'The name could not be resolved.' };
  if (stage === 'tls') return { kind: 'tls', message: 'The TLS handshake failed.' };
  if (stage === 'body') return explainBrokenBody(code, progress);
  if (progress.statusLine !== '') return explainBrokenHead(progress);
  if (code === 'ECONNRESET' || code === 'EPIPE' || code === 'UND_ERR_SOCKET') return explainClosed(progress);
  return { kind: 'other', message: 'The request failed for a reason that the system does not name.' };
}

/** Trouble on the way to the tunnel is the proxy's, and says so; undefined where it came after. */
function explainProxy(
  error: Error,
  code: string | undefined,
  stage: Progress['stage'],
): Explanation | undefined {
  if (error instanceof ProxyRefused) return explainRefusal(error.code);
  if (stage === 'proxy')
    return { kind: 'refused', message: 'The proxy closed the connection without an answer.' };
  if (stage !== 'dns' && stage !== 'tcp') return undefined;
  const known = code !== undefined && Object.hasOwn(BY_CODE, code) ? BY_CODE[code] : undefined;
  const why = known?.message ?? 'The connection to it failed.';
  return { kind: known?.kind ?? 'refused', message: `The proxy of the settings cannot be reached. ${why}` };
}

function explainRefusal(code: string): Explanation {
  const status = code.replace('PROXY_', '');
  if (status === '407') {
    return {
      kind: 'refused',
      message: 'The proxy wants to know who asks (407). Assay gives no passwords to proxies.',
    };
  }
  const answer = /^\d+$/.test(status) ? `It answered ${status}.` : 'Its answer is no HTTP.';
  return { kind: 'refused', message: `The proxy of the settings does not connect to this host. ${answer}` };
}

function explainBrokenBody(code: string | undefined, { bodyBytes, announcedBytes }: Progress): Explanation {
  const of = announcedBytes === undefined ? '' : ` of the ${announcedBytes} that Content-Length announces`;
  const kind = code === 'ECONNRESET' ? 'reset' : 'bad_response';
  return { kind, message: `The connection ended in the middle of the body, after ${bodyBytes} bytes${of}.` };
}

function explainBrokenHead({ statusLine }: Progress): Explanation {
  const message = /^HTTP\/\d\.\d 100/.test(statusLine)
    ? 'The server sent 100 Continue though nobody asked for it, and was not listened to further.'
    : 'The answer broke off before its headers were complete, or they contradict each other.';
  return { kind: 'bad_response', message };
}

function explainClosed({ stage, isReused }: Progress): Explanation {
  if (stage !== 'waiting')
    return { kind: 'reset', message: 'The connection was closed while it was being made.' };
  const hint = isReused
    ? ' It had been kept open from an earlier request, and the server may just have given it up.'
    : '';
  return { kind: 'reset', message: `The server closed the connection without an answer.${hint}` };
}

/** Several addresses tried in vain come as one error with the errors of each; the first speaks for them. */
function codeOf(error: Error): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  return first instanceof Error ? codeOf(first) : undefined;
}
