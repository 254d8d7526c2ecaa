import * as z from 'zod/mini';
import type { Fault } from '../core/faults.ts';
import type { Result } from '../core/result.ts';
import type { Run } from '../core/run/run.ts';
import type { ShownFinding } from '../core/findings/explanation.ts';
import { type Finding, POLICY_NAMES } from '../core/findings/finding.ts';
import type { JsonObject } from '../core/json.ts';
import type { PastedResponse } from '../core/oauth/authorize/pasted-response.ts';
import type { Endpoints } from '../core/oidc/discovery/metadata.ts';
import {
  type AppStatus,
  type PurgeOutcome,
  type Settings,
  type SandboxStatus,
  type VaultInventory,
  type VaultStatus,
} from './models/app.ts';
import type { BuiltToken, SigningOffer } from './models/built.ts';
import type { ComparedTokens } from './models/comparison.ts';
import type { ExchangeSummary, ExchangeView, SavedFile } from './models/exchange.ts';
import { ExpectationSchema } from './models/expectation.ts';
import type { Glossary } from './models/glossary.ts';
import type { IssuerKeys } from './models/keys.ts';
import { type Environment, type ProfileView, EnvironmentSchema, ProfileSchema } from './models/profile.ts';
import type { ScanGroup, ScanPage, ScanProgress } from './models/scan.ts';
import { TypedProfileSchema } from './models/typed-profile.ts';
import { WindowMemorySchema } from './models/window-memory-schema.ts';
import type { RunView } from './models/run.ts';
import type {
  ClockEstimate,
  InspectedToken,
  LineageIssuance,
  TokenSummary,
  TokenView,
} from './models/token.ts';

declare const outputType: unique symbol;

/** A command of the contract: a strict schema of what comes in, and the type of what goes out. */
export interface Command<I extends z.ZodMiniType = z.ZodMiniType, O = unknown> {
  readonly kind: 'command';
  readonly title: string;
  readonly input: I;
  readonly [outputType]?: O;
}
/** An event of the contract: ids and sequence numbers, never secrets. */
export interface ContractEvent<P extends z.ZodMiniType = z.ZodMiniType> {
  readonly kind: 'event';
  readonly title: string;
  readonly payload: P;
}

/** Says the type of what a command gives back; main is ours, so the window trusts it (decision 0003). */
interface Returns<O> {
  readonly [outputType]?: O;
}
function returns<O>(): Returns<O> {
  return {};
}

function command<I extends z.ZodMiniType, O>(title: string, input: I, _output: Returns<O>): Command<I, O> {
  return { kind: 'command', title, input };
}

function event<P extends z.ZodMiniType>(title: string, payload: P): ContractEvent<P> {
  return { kind: 'event', title, payload };
}

const id = z.string().check(z.minLength(1), z.maxLength(128));
const nothing = z.strictObject({});
const MAX_PASTE = 4 * 1024 * 1024;
const pasted = z.string().check(z.maxLength(MAX_PASTE));
const profileId = z.strictObject({ profileId: id });
const runId = z.strictObject({ runId: id });
const tokenId = z.strictObject({ tokenId: id });
const tokenIds = z.readonly(z.array(id).check(z.minLength(1), z.maxLength(100_000)));
/** As if it were this time: milliseconds since the epoch, up to the year 9999. */
const atMs = z.exactOptional(z.number().check(z.minimum(0), z.maximum(253_402_300_799_999)));
/** One of two tokens to compare: a stored one, or a pasted text that holds it. */
const compared = z.union([tokenId, z.strictObject({ text: pasted })]);
/** A private key or shared secret: used and forgotten, never kept, logged or given back. */
const givenKey = z.strictObject({
  kind: z.literal('given'),
  text: z.string().check(z.maxLength(1_048_576)),
  form: z.enum(['key', 'secret', 'secret_base64url']),
});
const draftText = z.string().check(z.maxLength(1_048_576));
const line = z.string().check(z.maxLength(65_536));
const editedLine = z.union([
  z.strictObject({ name: line, value: line }),
  z.strictObject({ name: line, keep: z.int().check(z.minimum(0), z.maximum(10_000)) }),
]);
const editedLines = z.readonly(z.array(editedLine).check(z.maxLength(256)));
/** A request as a person wants it sent instead; what is absent stays. */
const requestEdit = z.strictObject({
  method: z.exactOptional(z.string().check(z.regex(/^[A-Z]{1,16}$/))),
  url: z.exactOptional(line),
  headers: z.exactOptional(editedLines),
  parameters: z.exactOptional(editedLines),
  /** Accepts that what is secret in it goes to another origin than it was made for. */
  acceptOtherOrigin: z.exactOptional(z.boolean()),
});
const scanId = z.strictObject({ scanId: id });
const scanText = z.exactOptional(z.string().check(z.maxLength(512)));
const scanGroupBy = z.enum(['issuer', 'client', 'finding']);
const scanGroup = z.exactOptional(
  z.strictObject({ by: scanGroupBy, key: z.string().check(z.maxLength(1024)) }),
);
const scanSort = z.exactOptional(
  z.enum(['offset', 'worst', 'issuer', 'client', 'expires', 'sightings', 'signature']),
);
const issuer = z.strictObject({ issuer: z.string().check(z.minLength(1), z.maxLength(4096)) });

/** What discovery found, for the form: values as placeholders with their source, and findings. */
export interface DiscoveredServer<F extends Finding = ShownFinding> {
  readonly issuer: string;
  readonly endpoints: Endpoints;
  readonly scopesSupported?: readonly string[];
  readonly authMethodsSupported?: readonly string[];
  readonly grantTypesSupported?: readonly string[];
  readonly pkceMethodsSupported?: readonly string[];
  readonly metadata: JsonObject;
  readonly findings: readonly F[];
  readonly summary: string;
  /** When the metadata was fetched, milliseconds since the epoch. */
  readonly fetchedAtMs: number;
}

/** The whole contract between the window and the program: name → command or event. */
export const CONTRACT = {
  'app.glossary': command('What claims and header parameters mean', nothing, returns<Glossary>()),
  'app.status': command('The shell, the vault, the sandbox and the settings', nothing, returns<AppStatus>()),
  'settings.set': command(
    'Change settings; what is left out stays',
    z.strictObject({
      theme: z.exactOptional(z.enum(['system', 'light', 'dark', 'contrast'])),
      density: z.exactOptional(z.enum(['comfortable', 'compact'])),
      browserTimeoutSeconds: z.exactOptional(z.int().check(z.minimum(10), z.maximum(3600))),
      requestTimeoutSeconds: z.exactOptional(z.int().check(z.minimum(1), z.maximum(600))),
      clearClipboardSeconds: z.exactOptional(z.int().check(z.minimum(0), z.maximum(3600))),
      clock: z.exactOptional(z.enum(['server', 'own', 'fixed'])),
      clockOffsetSeconds: z.exactOptional(z.int().check(z.minimum(-315_360_000), z.maximum(315_360_000))),
      policy: z.exactOptional(z.enum(POLICY_NAMES)),
      notifyBeforeSeconds: z.exactOptional(z.int().check(z.minimum(0), z.maximum(86_400))),
      proxy: z.exactOptional(z.string().check(z.maxLength(512))),
      extraCa: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
    }),
    returns<Settings>(),
  ),
  'vault.inventory': command('What is kept, how much, and where', nothing, returns<VaultInventory>()),
  'vault.purge': command(
    'Remove what is kept of a kind, all of it or what is older; nothing is revoked by that',
    z.strictObject({
      kind: z.enum(['tokens', 'runs', 'exchanges', 'keys']),
      /** Only what is older than this; absent: all. */
      beforeMs: z.exactOptional(z.number()),
      /** Only this profile’s: for runs. */
      profileId: z.exactOptional(id),
    }),
    returns<PurgeOutcome>(),
  ),
  'window.remember': command(
    'Keep where a person is and how the panes stand, for the next start',
    WindowMemorySchema,
    returns<null>(),
  ),
  'clock.list': command(
    'How far each server’s clock is from this computer’s',
    nothing,
    returns<readonly ClockEstimate[]>(),
  ),
  'vault.retry': command('Try the keychain again', nothing, returns<VaultStatus>()),
  'vault.use_memory': command(
    'Work in memory for this session; the saved vault is left as it is',
    nothing,
    returns<VaultStatus>(),
  ),
  'vault.set_aside': command(
    'Rename the vault that cannot be opened and start a new one',
    z.strictObject({ confirm: z.literal('set aside') }),
    returns<VaultStatus>(),
  ),
  'vault.reveal': command(
    'The whole text of one token, on a person’s act',
    tokenId,
    returns<{ readonly text: string }>(),
  ),
  'sandbox.start': command(
    'Start the sandbox issuer and make its profiles',
    nothing,
    returns<SandboxStatus>(),
  ),
  'environments.list': command('Environments in order', nothing, returns<readonly Environment[]>()),
  'profiles.list': command('All profiles', nothing, returns<readonly ProfileView[]>()),
  'profiles.get': command('One profile', profileId, returns<ProfileView>()),
  'profiles.save': command(
    'Save a profile; an empty id makes a new one; a secret given here is kept and not read back',
    z.strictObject({
      profile: ProfileSchema,
      clientSecret: z.exactOptional(z.string().check(z.maxLength(8192))),
      privateKey: z.exactOptional(z.string().check(z.maxLength(65_536))),
      /** Accepts that the kept secrets go to the profile’s new issuer, client or endpoints. */
      acceptRebind: z.exactOptional(z.boolean()),
    }),
    returns<ProfileView>(),
  ),
  'profiles.remove': command(
    'Remove a profile with its secrets; its tokens stay and are not revoked',
    profileId,
    returns<null>(),
  ),
  'profiles.restore': command(
    'Bring back a profile that was removed in this session, with its secrets',
    profileId,
    returns<ProfileView>(),
  ),
  'profiles.duplicate': command(
    'A copy of a profile under another name, with its secrets',
    profileId,
    returns<ProfileView>(),
  ),
  'profiles.remove_secret': command(
    'Forget one secret of a profile',
    z.strictObject({ profileId: id, name: z.enum(['client_secret', 'private_key']) }),
    returns<ProfileView>(),
  ),
  'profiles.keys': command(
    'The keys that a profile’s issuer has had, by our snapshots of its set; no network',
    profileId,
    returns<IssuerKeys>(),
  ),
  'profiles.discover': command('Read a server’s metadata for the form', issuer, returns<DiscoveredServer>()),
  'profiles.stop_discovery': command(
    'Stop reading a server’s metadata for the form; what was sent is aborted',
    issuer,
    returns<null>(),
  ),
  'profiles.known_server': command(
    'What is known of a server from its metadata as it was last fetched; nothing is sent',
    issuer,
    returns<DiscoveredServer | null>(),
  ),
  'profiles.check': command(
    'What is wrong with a profile as it is typed, alone and against what is known of its server; nothing is sent',
    TypedProfileSchema,
    returns<{ readonly findings: readonly ShownFinding[] }>(),
  ),
  'environments.save': command(
    'Save an environment; an empty id makes a new one',
    z.strictObject({ environment: EnvironmentSchema }),
    returns<Environment>(),
  ),
  'environments.remove': command(
    'Remove an environment that no profile is in',
    z.strictObject({ environmentId: id }),
    returns<null>(),
  ),
  'run.start': command(
    'Get a new token with a profile',
    z.strictObject({ profileId: id, stepMode: z.exactOptional(z.boolean()) }),
    returns<{ readonly runId: string }>(),
  ),
  'run.get': command('A run as it is now, its findings in words', runId, returns<RunView>()),
  'run.list': command(
    'Runs, newest first',
    z.strictObject({
      profileId: z.exactOptional(id),
      limit: z.exactOptional(z.int().check(z.minimum(1), z.maximum(500))),
    }),
    returns<readonly Run[]>(),
  ),
  'run.cancel': command('Stop a run; a request under way is aborted', runId, returns<null>()),
  'run.resume': command(
    'Send the request that a run is paused before, as it is or as a person edited it',
    z.strictObject({ runId: id, edit: z.exactOptional(requestEdit) }),
    returns<null>(),
  ),
  'run.reopen_browser': command('Open the authorization address again', runId, returns<null>()),
  'run.copy_address': command('Put the authorization address on the clipboard', runId, returns<null>()),
  'run.paste_callback': command(
    'Go on with the address a person ended on',
    z.strictObject({ runId: id, address: z.string().check(z.maxLength(65_536)) }),
    returns<null>(),
  ),
  'run.take_other_answer': command(
    'Read the newest answer that came with another state; the run stops at it before the token request',
    runId,
    returns<null>(),
  ),
  'run.continue_anyway': command(
    'Go on from a run that stopped at a wrong state or iss; a protected environment wants its name as confirmation',
    z.strictObject({ runId: id, confirm: z.exactOptional(z.string().check(z.maxLength(64))) }),
    returns<{ readonly runId: string }>(),
  ),
  'run.exchanges': command('The exchanges of a run, in order', runId, returns<readonly ExchangeSummary[]>()),
  'exchange.list': command(
    'Exchanges of a profile’s runs, newest first; without a profile everybody’s',
    z.strictObject({
      profileId: z.exactOptional(id),
      limit: z.exactOptional(z.int().check(z.minimum(1), z.maximum(10_000))),
    }),
    returns<readonly ExchangeSummary[]>(),
  ),
  'exchange.get': command(
    'One exchange; secrets masked unless a person asks to reveal them',
    z.strictObject({ exchangeId: id, reveal: z.exactOptional(z.boolean()) }),
    returns<ExchangeView>(),
  ),
  'exchange.copy_curl': command(
    'Put an exchange on the clipboard as curl; secrets as placeholders unless asked',
    z.strictObject({ exchangeId: id, reveal: z.exactOptional(z.boolean()) }),
    returns<null>(),
  ),
  'exchange.copy_body': command(
    'Put a body of an exchange on the clipboard; secrets masked unless asked',
    z.strictObject({
      exchangeId: id,
      side: z.enum(['request', 'response']),
      reveal: z.exactOptional(z.boolean()),
    }),
    returns<null>(),
  ),
  'exchange.export_har': command(
    'Write exchanges as a HAR file; secrets masked unless asked',
    z.strictObject({
      exchangeIds: z.readonly(z.array(id).check(z.minLength(1), z.maxLength(10_000))),
      reveal: z.exactOptional(z.boolean()),
    }),
    returns<SavedFile>(),
  ),
  'exchange.stop_export': command('Stop making a HAR file; nothing is written', nothing, returns<null>()),
  'exchange.resend': command(
    'Send a request once more as it was; a protected environment wants its name as confirmation',
    z.strictObject({ exchangeId: id, confirm: z.exactOptional(z.string().check(z.maxLength(64))) }),
    returns<{ readonly runId: string }>(),
  ),
  'tokens.list': command(
    'Tokens, newest first',
    z.strictObject({ profileId: z.exactOptional(id) }),
    returns<readonly TokenSummary[]>(),
  ),
  'tokens.remove': command(
    'Forget many tokens here, and where asked the exchanges that carry them. This does not revoke them',
    z.strictObject({ tokenIds, withExchanges: z.exactOptional(z.boolean()) }),
    returns<null>(),
  ),
  'tokens.traces': command(
    'How many exchanges carry the text of any of these tokens',
    z.strictObject({ tokenIds }),
    returns<{ readonly exchanges: number }>(),
  ),
  'tokens.lineage': command(
    'How tokens came from one another: every issuance, newest first, with what went in and what came out',
    z.strictObject({ profileId: z.exactOptional(id) }),
    returns<readonly LineageIssuance[]>(),
  ),
  'tokens.compare': command(
    'What two tokens have in common and what not, in meaning; each stored or pasted',
    z.strictObject({ left: compared, right: compared }),
    returns<ComparedTokens>(),
  ),
  'token.get': command(
    'Everything known of one token, judged as of now or as if it were another time',
    z.strictObject({ tokenId: id, atMs }),
    returns<TokenView>(),
  ),
  'token.decrypt': command(
    'Open a kept token that is encrypted; what is inside comes masked, unless it is asked for',
    z.strictObject({
      tokenId: id,
      /** Private keys or secrets given by the person, beside those of the profile: used, and not kept. */
      keys: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
      reveal: z.exactOptional(z.boolean()),
      atMs,
    }),
    returns<TokenView>(),
  ),
  'token.copy': command(
    'Put a token on the clipboard, alone or as an Authorization header',
    z.strictObject({ tokenId: id, form: z.enum(['bare', 'header']) }),
    returns<{ readonly clearsAfterSeconds: number }>(),
  ),
  'token.keep': command(
    'Keep a pasted token with a profile, so that its server can be asked about it',
    z.strictObject({ text: pasted, profileId: id }),
    returns<{ readonly tokenId: string }>(),
  ),
  'token.watch': command(
    'Say whether a person wants to be told before a token expires',
    z.strictObject({ tokenId: id, isWatched: z.boolean() }),
    returns<null>(),
  ),
  'token.export': command(
    'Write what is known of a token as a JSON file; the token itself only when asked',
    z.strictObject({ tokenId: id, withToken: z.exactOptional(z.boolean()) }),
    returns<SavedFile>(),
  ),
  'token.remove': command(
    'Forget a token here, and where asked the exchanges that carry it. This does not revoke it',
    z.strictObject({ tokenId: id, withExchanges: z.exactOptional(z.boolean()) }),
    returns<null>(),
  ),
  'token.refresh': command(
    'Refresh with the token’s grant; `tryAnyway` although an earlier refresh’s outcome is unknown',
    z.strictObject({ tokenId: id, tryAnyway: z.exactOptional(z.boolean()) }),
    returns<{ readonly runId: string }>(),
  ),
  'token.introspect': command(
    'Ask the server whether the token is active',
    tokenId,
    returns<{ readonly runId: string }>(),
  ),
  'token.revoke': command(
    'Revoke the token at the server; a protected environment wants its name as confirmation',
    z.strictObject({ tokenId: id, confirm: z.exactOptional(z.string().check(z.maxLength(64))) }),
    returns<{ readonly runId: string }>(),
  ),
  'token.userinfo': command('Call UserInfo with the token', tokenId, returns<{ readonly runId: string }>()),
  'token.call': command(
    'Call an API with the token',
    z.strictObject({
      tokenId: id,
      apiId: z.exactOptional(id),
      method: z.exactOptional(z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'])),
      url: z.exactOptional(z.string().check(z.maxLength(8192))),
      headers: z.exactOptional(z.readonly(z.array(z.readonly(z.tuple([line, line]))).check(z.maxLength(64)))),
      body: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
      /** The private key (JWK or PEM) that the token is bound to: used for the proofs of this call, kept nowhere. */
      key: z.exactOptional(z.string().check(z.minLength(1), z.maxLength(65_536))),
      /** Presents a token that is bound to a key as Bearer all the same: to see whether the API refuses it. */
      asBearer: z.exactOptional(z.boolean()),
    }),
    returns<{ readonly runId: string }>(),
  ),
  'inspect.text': command(
    'Judge a pasted text: find its tokens, verify them with the trust that is given, check them',
    z.strictObject({
      text: pasted,
      /** Verify against this profile’s issuer. */
      profileId: z.exactOptional(id),
      /** A JWKS, JWK or PEM given by the person. */
      keys: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
      /** Private keys or secrets given by the person to decrypt with: used, and not kept. */
      decryptionKeys: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
      /** Of this token of the text, fetch the key that its own header names, because the person asked. */
      fetchOwnKeyOf: z.exactOptional(z.int().check(z.minimum(0), z.maximum(10_000))),
      /** Fetch this JWKS, because the person asked. */
      jwksUrl: z.exactOptional(z.string().check(z.maxLength(4096))),
      atMs,
      /** Only judged once more, at another time or by other values: what was fetched serves, and nothing is fetched. */
      isAgain: z.exactOptional(z.boolean()),
      /** The payload of a token that has it elsewhere (RFC 7515 appendix F), as text. */
      detachedPayload: z.exactOptional(pasted),
      /** What the tokens should match, by the person’s word. */
      expected: z.exactOptional(ExpectationSchema),
    }),
    returns<readonly InspectedToken[]>(),
  ),
  'inspect.callback': command(
    'Explain a pasted callback address that has no token in it: its parameters, and what the server said',
    z.strictObject({ text: pasted }),
    returns<PastedResponse>(),
  ),
  'inspect.copy': command(
    'Put a token that was pasted or made here on the clipboard; it is taken off again',
    z.strictObject({ text: pasted }),
    returns<{ readonly clearsAfterSeconds: number }>(),
  ),
  'build.algs': command(
    'What a token can be signed with: with the given key, which is not kept, or with a fresh one',
    z.strictObject({ key: z.exactOptional(givenKey) }),
    returns<SigningOffer>(),
  ),
  'build.token': command(
    'Make a token: header and claims as they are written, signed with a given key, a fresh one, or not at all',
    z.strictObject({
      header: draftText,
      claims: draftText,
      key: z.discriminatedUnion('kind', [
        givenKey,
        z.strictObject({ kind: z.literal('throwaway') }),
        z.strictObject({ kind: z.literal('none') }),
      ]),
    }),
    returns<BuiltToken>(),
  ),
  'scan.begin': command(
    'Begin to scan bytes for tokens; the scan before is forgotten. Nothing is fetched but the keys that are named',
    z.strictObject({
      /** What it is called: a file’s name. */
      name: z.string().check(z.minLength(1), z.maxLength(255)),
      totalBytes: z.exactOptional(z.int().check(z.minimum(0))),
      /** Verify with the keys of this profile’s issuer, which are fetched. */
      profileId: z.exactOptional(id),
      /** A JWKS, JWK or PEM given by the person. */
      keys: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
      /** Fetch this JWKS, because the person asked. */
      jwksUrl: z.exactOptional(z.string().check(z.maxLength(4096))),
      /** What encrypted tokens are opened with: not kept beyond the scan. */
      decryptionKeys: z.exactOptional(z.string().check(z.maxLength(1_048_576))),
    }),
    returns<{ readonly scanId: string }>(),
  ),
  'scan.stop': command(
    'Stop a scan that is about to begin, or a file of one that is being written; what was sent is aborted',
    nothing,
    returns<null>(),
  ),
  'scan.push': command(
    'The next bytes of a scan, in base64; answered when there is room for more',
    z.strictObject({ scanId: id, bytes: z.string().check(z.maxLength(2 * 1024 * 1024)) }),
    returns<ScanProgress>(),
  ),
  'scan.end': command('Nothing more comes for a scan', scanId, returns<ScanProgress>()),
  'scan.cancel': command('Stop a scan at once; what was found stays', scanId, returns<null>()),
  'scan.status': command('How far a scan is', scanId, returns<ScanProgress>()),
  'scan.rows': command(
    'A page of the tokens of a scan in their order, without their texts',
    z.strictObject({
      scanId: id,
      text: scanText,
      group: scanGroup,
      sort: scanSort,
      isDescending: z.exactOptional(z.boolean()),
      offset: z.exactOptional(z.int().check(z.minimum(0))),
      limit: z.int().check(z.minimum(1), z.maximum(1000)),
    }),
    returns<ScanPage>(),
  ),
  'scan.groups': command(
    'A page of the tokens of a scan by issuer, client or finding',
    z.strictObject({
      scanId: id,
      by: scanGroupBy,
      text: scanText,
      sort: z.exactOptional(z.enum(['key', 'tokens', 'sightings', 'verified', 'violations'])),
      isDescending: z.exactOptional(z.boolean()),
      offset: z.exactOptional(z.int().check(z.minimum(0))),
      limit: z.int().check(z.minimum(1), z.maximum(1000)),
    }),
    returns<ScanPage<ScanGroup>>(),
  ),
  'scan.text': command(
    'The whole text of one token of a scan, on a person’s act',
    z.strictObject({ scanId: id, rowId: z.int().check(z.minimum(1)) }),
    returns<{ readonly text: string }>(),
  ),
  'scan.export': command(
    'Write the tokens of a scan as CSV or NDJSON; by fingerprint and offset, whole only when asked',
    z.strictObject({
      scanId: id,
      format: z.enum(['csv', 'ndjson']),
      withTokens: z.exactOptional(z.boolean()),
      text: scanText,
      group: scanGroup,
      sort: scanSort,
      isDescending: z.exactOptional(z.boolean()),
    }),
    returns<SavedFile>(),
  ),
  'scan.changed': event(
    'A scan has come further or ended; fetch it again',
    z.strictObject({ scanId: z.string(), seq: z.int() }),
  ),
  'run.changed': event(
    'A run has changed; fetch it again',
    z.strictObject({ runId: z.string(), seq: z.int() }),
  ),
  'tokens.changed': event('The token list has changed', z.strictObject({ seq: z.int() })),
  'token.expiring': event(
    'A watched token expires soon',
    z.strictObject({ tokenId: z.string(), expiresAtSeconds: z.number(), seq: z.int() }),
  ),
  'token.chosen': event(
    'A person chose a token outside the window: in a notification of the system',
    z.strictObject({ tokenId: z.string(), seq: z.int() }),
  ),
  'profiles.changed': event('The profile list has changed', z.strictObject({ seq: z.int() })),
  'app.changed': event(
    'The vault, the sandbox or the settings have changed',
    z.strictObject({ seq: z.int() }),
  ),
} as const satisfies Record<string, Command | ContractEvent>;

type Contract = typeof CONTRACT;
export type CommandName = { [K in keyof Contract]: Contract[K] extends Command ? K : never }[keyof Contract];
export type EventName = Exclude<keyof Contract, CommandName>;
export type InputOf<K extends CommandName> =
  Contract[K] extends Command<infer I, unknown> ? z.infer<I> : never;
export type OutputOf<K extends CommandName> = Contract[K] extends Command<z.ZodMiniType, infer O> ? O : never;
export type PayloadOf<K extends EventName> = Contract[K] extends ContractEvent<infer P> ? z.infer<P> : never;

/** What answers the commands: one function each; a missing one does not compile. */
export type Handlers = {
  readonly [K in CommandName]: (input: InputOf<K>) => Promise<Result<OutputOf<K>, Fault>>;
};
