/** What may go wrong as operations do. One row per code: what a person reads and what they can do about it. */
export const FAULTS = {
  'bridge.refused':
    'Close and reopen the window. If it happens again, report it: another page tried to reach the program.',
  'bridge.unknown_command': 'The window and the program are of different versions. Restart Assay.',
  'bridge.bad_input': 'Correct the value that is named and try again.',
  'bridge.bug': 'This is a fault in Assay. Report it with the reference; nothing was lost.',
  'network.unreachable': 'Check the address, the network and the proxy, then run it again.',
  'network.timeout': 'The server did not answer in time. Try again, or raise the time limit in the settings.',
  'network.tls': 'Check the certificate: an own CA has to be given in the settings.',
  'network.blocked':
    'Correct the proxy and the certificates in the settings under Network, or open the vault where it is locked. Until then nothing leaves this computer.',
  'network.bad_response': 'Look at the exchange: what came back is not the answer of this endpoint.',
  'operation.cancelled': 'Nothing to do: it was cancelled.',
  'operation.not_possible': 'Read the reason: something has to be set in the profile first.',
  'profile.not_found': 'Choose a profile from the list.',
  'profile.incomplete': 'Fill in the field that is named, then try again.',
  'profile.secret_missing': 'Set the secret in the profile, then try again.',
  'profile.rebind_needed':
    'Look at the difference and accept it if it is meant; until then no secret is sent there.',
  'profile.confirm_needed': 'Say the environment’s name to confirm.',
  'token.not_found': 'Choose a token from the list; this one was removed.',
  'token.none': 'Get a token first.',
  'token.no_refresh_token': 'The server gave no refresh token. Ask for offline_access, or get a new token.',
  'run.not_found': 'Choose a run from the list; this one was removed.',
  'run.not_paused': 'The run is not waiting for anything.',
  'exchange.not_found': 'Choose an exchange from the list; this one was removed.',
  'redirect.port_busy':
    'Another program uses the port of the redirect URI. Close it, or choose another port and register it at the server.',
  'redirect.timeout':
    'Nobody came back from the browser in time. Run it again; if the browser showed an error, the redirect URI is most likely not registered.',
  'redirect.failed': 'The loopback address could not be opened. Choose another host or port in the profile.',
  'browser.failed': 'Open the address by hand: it is shown in the step.',
  'flow.state_mismatch':
    'Somebody else’s answer, or an old tab’s, arrived. Run it again from the authorization.',
  'flow.issuer_mismatch':
    'The answer names another issuer (RFC 9207 §2.4): a mix-up attack looks like this. Compare the issuers before going on.',
  'flow.callback_invalid': 'Look at the callback: it has neither a code nor an error.',
  'flow.error_response':
    'The server refused, in its own words. Look at the parameter and section that the step names.',
  'flow.outcome_unknown':
    'A refresh was sent and its answer was lost. The old refresh token may be used up: get a new token, or try it knowingly.',
  'flow.response_unusable': 'Look at the exchange: the answer has nothing in it that this step needs.',
  'discovery.failed':
    'Check the issuer’s address. Endpoints can be entered by hand where there is no metadata.',
  'vault.locked': 'Unlock the keychain and try again, or work in memory for this session.',
  'vault.key_missing':
    'The key that opens the saved secrets is gone from the keychain. Restore it, or set the vault aside and start a new one.',
  'vault.keychain_unavailable':
    'No keychain can be reached. Install or start one (on Linux: gnome-keyring or KWallet with a Secret Service).',
  'store.corrupt':
    'The database file is damaged. It was left as it is; set it aside and start a new one, or restore a copy.',
  'store.newer': 'A newer Assay wrote this database. Update Assay; nothing was changed.',
  'store.busy': 'Another Assay holds the database. Wait a moment and try again.',
  'store.failed': 'The database could not be read or written. Check the disk and the folder’s permissions.',
  'grant.leased': 'Another Assay is refreshing this grant right now. Wait for its result.',
  'sandbox.failed': 'The sandbox could not be started. Read the reason and try again.',
  'sandbox.not_running': 'Start the sandbox first.',
  'input.invalid': 'Correct the value that is named and try again.',
  'scan.not_found': 'Scan the file again: only the newest scan is kept, and only while Assay runs.',
  'scan.failed': 'Scan the file again. If it fails once more, report it with the reference.',
  'file.failed': 'Choose another folder, or make room on the disk, then try again.',
} as const satisfies Record<string, string>;

export type FaultCode = keyof typeof FAULTS;

/** An operation failed as operations do. A value, never thrown across a layer; it crosses the bridge as data. */
export interface Fault {
  readonly code: FaultCode;
  /** What happened, in plain words. Never a token, code, secret, body or query string. */
  readonly message: string;
  /** What to do next. */
  readonly remedy: string;
  /** The parameter it concerns, as on the wire (`redirect_uri`), or the field of a form. */
  readonly parameter?: string;
  /** The section of the specification it concerns, e.g. `RFC 6749 §5.2`. */
  readonly section?: string;
  /** For a bug: what to name in a report. */
  readonly reference?: string;
}

/** Makes a fault with the remedy of its code. */
export function fault(
  code: FaultCode,
  message: string,
  more: Pick<Fault, 'parameter' | 'section' | 'reference'> & { readonly remedy?: string } = {},
): Fault {
  const { remedy, ...rest } = more;
  return { code, message, remedy: remedy ?? FAULTS[code], ...rest };
}
