import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ApiAddress } from '../apis.ts';
import type { Send } from '../http/send.ts';
import type { SandboxMaterial } from '../material.ts';
import { byIntrospection } from './by-introspection.ts';
import { bySignature } from './by-signature.ts';
import { readCredentials } from './credentials.ts';
import { DpopNonces } from './dpop-nonces.ts';
import { DpopProofs } from './dpop-proof.ts';
import { metadataUrlOf } from './metadata.ts';
import { type Refusal, challengesOf } from './refusal.ts';
import type { TokenFacts, TokenValidator } from './token-facts.ts';
import { type Result, failed, ok } from '../../core/result.ts';

/** What an API address is built from. */
export interface ApiParts {
  readonly issuer: string;
  readonly material: SandboxMaterial;
  /** How to reach the issuer. */
  readonly send: Send;
  /** Whether DPoP proofs must carry a nonce of the API. */
  readonly isDpopNonceRequired: boolean;
}

/** One address of the API: tells the caller whom it takes it for. */
export class EchoApi {
  readonly #address: ApiAddress;
  readonly #issuer: string;
  readonly #validate: TokenValidator;
  readonly #nonces: DpopNonces | undefined;
  readonly #proofs: DpopProofs;

  constructor(address: ApiAddress, { issuer, material, send, isDpopNonceRequired }: ApiParts) {
    this.#address = address;
    this.#issuer = issuer;
    this.#validate =
      address.validation === 'signature'
        ? bySignature(material, issuer, address)
        : byIntrospection(material, issuer, address, send);
    this.#nonces = isDpopNonceRequired ? new DpopNonces(material.dpopNonceSecret) : undefined;
    this.#proofs = new DpopProofs(this.#nonces);
  }

  /** Answers a request for this address; `?scope=` names the scope that it shall need. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.#issuer);
    const needed = url.searchParams.get('scope')?.split(' ').filter(Boolean) ?? [];
    const result = await this.#authorize(request, url, needed);
    // The body is of no interest, but the connection can only be used again once it has been read.
    request.resume();
    if (result.ok) this.#answer(request, response, result.value);
    else this.#refuse(response, result.fault);
  }

  async #authorize(
    request: IncomingMessage,
    url: URL,
    needed: readonly string[],
  ): Promise<Result<TokenFacts, Refusal>> {
    const scope = needed.length > 0 ? needed.join(' ') : undefined;
    const presented = readCredentials(request, url);
    if (presented.kind === 'none') return failed({ status: 401, scheme: 'Bearer', scope });
    if (presented.kind === 'malformed') {
      const { scheme, why } = presented;
      return failed({ status: 400, scheme, error: 'invalid_request', description: why });
    }
    const { scheme, token } = presented;
    const facts = await this.#validate(token, scheme);
    if (!facts.ok) return facts;
    const refusal = await this.#proofs.check({
      scheme,
      token,
      proofs: request.headersDistinct['dpop'] ?? [],
      method: request.method ?? '',
      url: url.origin + url.pathname,
      jkt: facts.value.jkt,
    });
    if (refusal !== undefined) return failed(refusal);
    const missing = needed.filter((one) => !facts.value.scopes.includes(one));
    if (missing.length === 0) return ok(facts.value);
    const description = `the token lacks ${missing.join(' ')}`;
    return failed({ status: 403, scheme, error: 'insufficient_scope', description, scope });
  }

  #answer(request: IncomingMessage, response: ServerResponse, facts: TokenFacts): void {
    sendJson(response, 200, {
      message: `Hello ${facts.sub ?? facts.clientId ?? 'stranger'}`,
      api: this.#address.resource,
      validated_by: this.#address.validation,
      method: request.method,
      sub: facts.sub,
      client_id: facts.clientId,
      scope: facts.scopes.join(' '),
      expires_at: facts.expiresAtSeconds,
    });
  }

  #refuse(response: ServerResponse, refusal: Refusal): void {
    response.setHeader('WWW-Authenticate', challengesOf(refusal, metadataUrlOf(this.#address, this.#issuer)));
    if (this.#nonces !== undefined) response.setHeader('DPoP-Nonce', this.#nonces.current());
    const { status, error = 'no_credentials', description = 'this API needs an access token' } = refusal;
    sendJson(response, status, { error, error_description: description });
  }
}

/** Sends JSON that is not stored. */
export function sendJson(response: ServerResponse, status: number, body: object): void {
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(status).end(JSON.stringify(body));
}
