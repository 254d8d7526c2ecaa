import type { Browser } from './browser.ts';
import type { Decrypt } from './decrypt.ts';
import type { Clock } from './clock.ts';
import type { Http } from './http.ts';
import type { Keychain } from './keychain.ts';
import type { Log } from './log.ts';
import type { Random } from './random.ts';
import type { Redirect } from './redirect.ts';
import type { Sign } from './sign.ts';
import type { Scanner } from './scanner.ts';
import type { Store } from './store.ts';
import type { Verify } from './verify.ts';

/** Everything the engine needs of the machine. */
export interface Ports {
  readonly http: Http;
  readonly verify: Verify;
  readonly sign: Sign;
  readonly decrypt: Decrypt;
  readonly browser: Browser;
  readonly redirect: Redirect;
  readonly keychain: Keychain;
  readonly scanner: Scanner;
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}
