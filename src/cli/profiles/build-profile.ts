import type { InputOf } from '../../contract/ipc.ts';
import { PROFILE_DEFAULTS } from '../../contract/models/profile-defaults.ts';
import {
  type ClientAuthMethod,
  ProfileSchema,
  type RedirectSettings,
} from '../../contract/models/profile.ts';
import type { Fault } from '../../core/faults.ts';
import { type JsonObject, member } from '../../core/json.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { readJson } from '../../core/text/json.ts';
import type { OptionValues } from '../arguments/options.ts';
import { usageFault } from '../arguments/parse-arguments.ts';
import type { PROFILES_ADD } from '../specs/profiles.ts';

type Options = OptionValues<(typeof PROFILES_ADD)['options']>;
type Saved = InputOf<'profiles.save'>;

type Members = {
  readonly clientSecret?: unknown;
  readonly privateKey?: unknown;
  readonly [name: string]: unknown;
};

const DEFAULT_ENVIRONMENT = 'dev';

/**
 * Makes a profile of the options, the JSON where there is some, and the defaults, in this order of precedence.
 * `hasSecret` says that a client secret will follow. Messages name members and never a value. Faults: input.invalid.
 */
export function buildProfile(
  options: Options,
  jsonText: string | undefined,
  hasSecret: boolean,
): Result<Saved, Fault> {
  const json: Result<Members, Fault> = jsonText === undefined ? ok({}) : readProfileJson(jsonText);
  if (!json.ok) return json;
  const { clientSecret, privateKey, ...members } = json.value;
  if (!isTextOrAbsent(clientSecret) || !isTextOrAbsent(privateKey)) {
    return failed(usageFault('"clientSecret" and "privateKey" have to be texts.'));
  }
  const redirect = readRedirect(options['redirect-uri']);
  if (!redirect.ok) return redirect;
  const parsed = ProfileSchema.safeParse({
    ...PROFILE_DEFAULTS,
    id: '',
    environment: DEFAULT_ENVIRONMENT,
    ...authMethod(hasSecret || clientSecret !== undefined, privateKey !== undefined),
    ...members,
    ...fromOptions(options),
    ...(redirect.value ? { redirect: redirect.value } : {}),
    // Only the sandbox makes sandbox profiles: they are changed whenever it starts.
    isSandbox: false,
  });
  if (!parsed.success) return failed(invalid(parsed.error.issues));
  return ok({
    profile: parsed.data,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(privateKey === undefined ? {} : { privateKey }),
  });
}

/** The JSON is a profile, or what `profiles show --json` and `profiles add --json` print with one inside. */
function readProfileJson(text: string): Result<Members, Fault> {
  const { object } = readJson(text).part;
  if (!object) return failed(usageFault('Standard input is no JSON object.'));
  const inner = member(object, 'profile');
  if (inner === undefined) return ok({ ...object });
  if (typeof inner !== 'object' || inner === null || Array.isArray(inner))
    return failed(usageFault('"profile" is no JSON object.'));
  const { clientSecret, privateKey } = object;
  const { id: _, ...profile } = inner as JsonObject;
  return ok({
    ...profile,
    ...(clientSecret === undefined ? {} : { clientSecret }),
    ...(privateKey === undefined ? {} : { privateKey }),
  });
}

function isTextOrAbsent(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

/** A secret that is given is meant to be used: RFC 6749 §2.3.1 has Basic as the method every server supports. */
function authMethod(hasSecret: boolean, hasKey: boolean): { readonly clientAuthMethod: ClientAuthMethod } {
  if (hasKey) return { clientAuthMethod: 'private_key_jwt' };
  return { clientAuthMethod: hasSecret ? 'client_secret_basic' : PROFILE_DEFAULTS.clientAuthMethod };
}

function fromOptions(options: Options): { readonly [name: string]: unknown } {
  const given = {
    name: options.name,
    issuer: options.issuer,
    clientId: options['client-id'],
    grantType: options.grant,
    clientAuthMethod: options.auth,
    scope: options.scope,
    environment: options.environment,
    resources: options.resource.length > 0 ? options.resource : undefined,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

const LOOPBACK_HOSTS: readonly RedirectSettings['host'][] = ['127.0.0.1', '[::1]', 'localhost'];

/** A loopback redirect URI (RFC 8252 §7.3); port 0 and no port mean any port. */
function readRedirect(uri: string | undefined): Result<RedirectSettings | undefined, Fault> {
  if (uri === undefined) return ok(undefined);
  const url = URL.parse(uri);
  const host = LOOPBACK_HOSTS.find((one) => one === url?.hostname);
  if (!url || url.protocol !== 'http:' || !host || url.search !== '' || url.hash !== '') {
    return failed(
      usageFault(
        '--redirect-uri takes an http address on 127.0.0.1, [::1] or localhost, without query.',
        'For example http://127.0.0.1:8765/callback.',
      ),
    );
  }
  const port = url.port === '' ? 0 : Number(url.port);
  return ok({ host, port, path: url.pathname, isAnyPort: port === 0 });
}

interface Issue {
  readonly code?: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

/** Names the member that is wrong; where a name is unknown, that name, for it is most likely misspelt. */
function invalid(issues: readonly Issue[]): Fault {
  const [first] = issues;
  const path = first?.path.map(String).join('.') ?? '';
  const unknown =
    first && 'keys' in first && first.keys
      ? first.keys.filter((key) => /^[\w.-]{1,40}$/.test(key)).join(', ')
      : '';
  if (unknown !== '')
    return usageFault(`A profile has no member ${unknown}${path === '' ? '' : ` in ${path}`}.`);
  const option: Readonly<Record<string, string>> = { name: '--name', clientId: '--client-id' };
  const missing = option[path];
  return usageFault(
    missing === undefined
      ? `The member ${path || '(whole)'} is not of the form it has to be.`
      : `${missing} is needed, or "${path}" in the JSON.`,
  );
}
