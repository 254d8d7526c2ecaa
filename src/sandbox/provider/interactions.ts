import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Provider, errors } from 'oidc-provider';
import { type SandboxAccount, findAccountByLogin, findAccountBySub } from '../accounts.ts';
import { readForm } from '../http/read-body.ts';
import { consentPage } from '../pages/consent-page.ts';
import { loginPage } from '../pages/login-page.ts';
import { onResponse, sendPage } from '../pages/page.ts';
import { problemPage } from '../pages/problem-page.ts';
import { type Asked, type Interaction, readAsked, textOf } from './asked.ts';
import { chooseAcr } from './acr.ts';

/** One request for `/interaction/UID…`. */
interface Exchange {
  readonly provider: Provider;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly interaction: Interaction;
  readonly asked: Asked;
}

const ADDRESS = /^\/interaction\/(?<uid>[\w-]+)(?:\/(?<act>login|consent|cancel))?$/;

/** Whether a path is one of the sign-in and consent pages. */
export function isInteraction(path: string): boolean {
  return path.startsWith('/interaction/');
}

/** Answers a request for the sign-in and consent pages: shows them, takes what the person decides, goes on. */
export async function handleInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', provider.issuer);
  const { uid, act } = ADDRESS.exec(url.pathname)?.groups ?? {};
  const interaction = uid === undefined ? undefined : await findInteraction(provider, request, response);
  if (interaction === undefined || interaction.uid !== uid) return refuse(response, GONE, 400);
  const exchange = {
    provider,
    request,
    response,
    interaction,
    asked: readAsked(interaction, provider.issuer),
  };
  if (act === undefined) return showPage(exchange, url.searchParams.has('switch'));
  if (request.method !== 'POST') return refuse(response, { error: 'method_not_allowed' }, 405);
  if (!isOwnForm(request, provider.issuer)) return refuse(response, FOREIGN_FORM, 403);
  const form = await readForm(request);
  if (form === undefined) return refuse(response, { error: 'invalid_request' }, 400);
  if (act === 'login') return takeLogin(exchange, form);
  if (act === 'consent' && form.get('decision') === 'allow') return takeConsent(exchange, form);
  return finish(exchange, { error: 'access_denied', error_description: 'the person said no' });
}

const GONE = {
  error: 'invalid_request',
  error_description: 'this sign-in session is unknown or has expired',
};

const FOREIGN_FORM = {
  error: 'invalid_request',
  error_description: 'the form was not sent by a page of this sandbox',
};

async function findInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Interaction | undefined> {
  try {
    return await provider.interactionDetails(request, response);
  } catch (error) {
    if (error instanceof errors.SessionNotFound) return undefined;
    throw error;
  }
}

function showPage(exchange: Exchange, isSwitching: boolean): void {
  const { interaction, asked } = exchange;
  const account = signedInAccount(interaction);
  if (interaction.prompt.name === 'login' || isSwitching || account === undefined) {
    return showLogin(exchange, isSwitching ? '' : textOf(interaction.params['login_hint']));
  }
  const { uid } = interaction;
  sendPage(onResponse(exchange.response), consentPage({ uid, account, ...asked }));
}

function showLogin({ interaction, asked, response }: Exchange, login: string, unknownLogin?: string): void {
  const { clientName, redirectUri } = asked;
  const view = { uid: interaction.uid, clientName, login, redirectUri };
  sendPage(onResponse(response), loginPage(unknownLogin === undefined ? view : { ...view, unknownLogin }));
}

function signedInAccount({ session }: Interaction): SandboxAccount | undefined {
  return session === undefined ? undefined : findAccountBySub(session.accountId);
}

async function takeLogin(exchange: Exchange, form: URLSearchParams): Promise<void> {
  const login = form.get('login') ?? '';
  const account = findAccountByLogin(login);
  if (account === undefined) return showLogin(exchange, login, login);
  const { acr, amr } = chooseAcr(exchange.interaction.params);
  return finish(exchange, { login: { accountId: account.sub, acr, amr } });
}

/** Makes the grant that the person decided on. A new one each time, so that a refresh family is one consent's. */
async function takeConsent(exchange: Exchange, form: URLSearchParams): Promise<void> {
  const { provider, interaction, asked } = exchange;
  const accountId = interaction.session?.accountId;
  if (accountId === undefined) return refuse(exchange.response, GONE, 400);
  const grant = new provider.Grant({ accountId, clientId: asked.clientId });
  const isAllowed = (scope: string): boolean => form.getAll('scope').includes(scope);
  for (const { scope, isRequired } of asked.scopes) {
    if (isRequired || isAllowed(scope)) grant.addOIDCScope(scope);
    else grant.rejectOIDCScope(scope);
  }
  for (const { resource, scopes } of asked.apis) {
    for (const { scope } of scopes) {
      if (isAllowed(scope)) grant.addResourceScope(resource, scope);
      else grant.rejectResourceScope(resource, scope);
    }
  }
  if (asked.claims.length > 0) grant.addOIDCClaims([...asked.claims]);
  return finish(exchange, { consent: { grantId: await grant.save() } });
}

/**
 * Whether a form came from a page of ours. Browsers name the origin of every POST (Fetch, section 3.2.5);
 * other ports of 127.0.0.1 are the same site to a cookie, so the cookie alone does not tell.
 */
function isOwnForm({ headers }: IncomingMessage, issuer: string): boolean {
  return headers.origin === undefined || headers.origin === issuer;
}

type InteractionResult = Parameters<Provider['interactionFinished']>[2];

async function finish({ provider, request, response }: Exchange, result: InteractionResult): Promise<void> {
  await provider.interactionFinished(request, response, result);
}

function refuse(response: ServerResponse, problem: Parameters<typeof problemPage>[0], status: number): void {
  sendPage(onResponse(response), problemPage(problem, status));
}
