import { type Fault, fault } from '../../core/faults.ts';
import type { JsonObject } from '../../core/json.ts';
import { selfAssertedKeys } from '../../core/jose/self-asserted.ts';
import { readBody } from '../../core/oauth/read-json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { isLoopbackHost } from '../../core/text/loopback.ts';
import { decodeUtf8Leniently } from '../../core/text/utf8.ts';
import type { EngineContext } from '../context.ts';
import { fetchJwks, readJwks } from '../server/keys.ts';
import { plainSend } from '../server/plain-send.ts';
import type { OwnKeys } from './own-keys.ts';

/**
 * Fetches what a token’s `jku` or `x5u` names (RFC 7515 §4.1.2, §4.1.5), because a person asked for it: https, or http
 * on this machine. Faults: input.invalid where the token names no such address; network.*, flow.response_unusable.
 */
export async function fetchOwnKeys(
  context: EngineContext,
  header: JsonObject,
): Promise<Result<OwnKeys, Fault>> {
  const named = selfAssertedKeys(header).find(({ header: place }) => place === 'jku' || place === 'x5u');
  if (named?.header !== 'jku' && named?.header !== 'x5u')
    return refuse('The token names no address of a key: its header has neither jku nor x5u.');
  const { url } = named;
  if (url === undefined || !mayBeFetched(url))
    return refuse(`The address in the token’s ${named.header} is no https address, so it is not fetched.`);
  return named.header === 'jku' ? fetchSet(context, url) : fetchCertificates(context, url);
}

function mayBeFetched(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && isLoopbackHost(hostname));
}

async function fetchSet(context: EngineContext, url: string): Promise<Result<OwnKeys, Fault>> {
  const fetched = await fetchJwks(context, url, plainSend(context));
  return fetched.ok ? ok({ place: 'jku', keys: readJwks(fetched.value.object) ?? [] }) : fetched;
}

async function fetchCertificates(context: EngineContext, url: string): Promise<Result<OwnKeys, Fault>> {
  const exchange = await plainSend(context)({
    id: context.ports.random.id(),
    purpose: 'jwks',
    method: 'GET',
    url,
    headers: [['Accept', 'application/pem-certificate-chain, */*']],
  });
  if (!exchange.ok) return exchange;
  const status = readBody(exchange.value)?.status;
  const text = decodeUtf8Leniently(exchange.value.response?.body ?? new Uint8Array());
  const keys = status === 200 ? context.ports.verify.readKeys(text) : undefined;
  if (keys?.ok) return ok({ place: 'x5u', keys: keys.value.slice(0, 1) });
  const what = status === undefined ? 'nothing' : `${status} with no certificate in PEM`;
  return failed(
    fault('flow.response_unusable', `The address in x5u answered ${what}.`, { section: 'RFC 7515 §4.1.5' }),
  );
}

function refuse(message: string): Result<never, Fault> {
  return failed(fault('input.invalid', message, { parameter: 'jku' }));
}
