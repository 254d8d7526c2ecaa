/** How this start differs from the usual one; all of it comes from the environment. */
export interface Options {
  /** No window: there is no display, or `ASSAY_HEADLESS=1`. */
  readonly isHeadless: boolean;
  /** `ASSAY_TEST_DEBUG_PORT=1`: a port beside the pipe, for Playwright; its address is printed on stderr. */
  readonly hasDebugPort: boolean;
  /** `ASSAY_TEST_BROWSER=1`: what is opened "in the person's browser" becomes a page of this Chromium. */
  readonly opensPagesHere: boolean;
  readonly sandbox: SandboxChoice;
}

/** On, off with the reason to log, or refused with the reason to end with. */
type SandboxChoice =
  | { readonly kind: 'on' }
  | { readonly kind: 'off'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

type Env = Readonly<Record<string, string | undefined>>;

const isSet = (env: Env, name: string): boolean => env[name] === '1' || env[name] === 'true';

/** Chromium refuses to run as root with its sandbox on. It goes off for root in tests and CI, or when told to, only. */
function chooseSandbox(env: Env, uid: number | undefined): SandboxChoice {
  if (uid !== 0) return { kind: 'on' };
  const why = ['CI', 'ASSAY_TEST_DEBUG_PORT', 'ASSAY_TEST_BROWSER', 'ASSAY_NO_SANDBOX'].find((name) =>
    isSet(env, name),
  );
  if (why)
    return { kind: 'off', reason: `this is root, where Chromium cannot use its sandbox, and ${why} is set` };
  return {
    kind: 'refused',
    reason:
      'Chromium cannot use its sandbox as root, and Assay does not switch it off for a person: ' +
      'start Assay as another user (on a throw-away machine, ASSAY_NO_SANDBOX=1 starts it without)',
  };
}

/** Reads the options of this start. */
export function readOptions(env: Env, platform: NodeJS.Platform, uid: number | undefined): Options {
  const hasDisplay = platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
  return {
    isHeadless: isSet(env, 'ASSAY_HEADLESS') || !hasDisplay,
    hasDebugPort: isSet(env, 'ASSAY_TEST_DEBUG_PORT'),
    opensPagesHere: isSet(env, 'ASSAY_TEST_BROWSER'),
    sandbox: chooseSandbox(env, uid),
  };
}
