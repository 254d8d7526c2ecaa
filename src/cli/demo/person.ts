import { fault, type Fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { Browser } from '../../engine/ports/browser.ts';
import { signInOverHttp } from '../../sandbox/person.ts';

/** The pages they were shown, and where they ended. */
type PersonOutcome = Extract<Awaited<ReturnType<typeof signInOverHttp>>, { readonly ok: true }>['value'];

/** The scripted person and what they were asked: the authorization request, without its secrets. */
export interface Person {
  readonly account: string;
  readonly browser: Browser;
  /** The parameters of the request that are no secrets. */
  asked(): { readonly [name: string]: string };
  /** Resolves when they are back at the client's listener, or got lost. */
  readonly finished: Promise<Result<PersonOutcome, Fault>>;
}

const SHOWN = ['redirect_uri', 'code_challenge_method', 'scope', 'resource', 'response_type'];

/** Someone who signs in and consents over HTTP, with cookies, as a browser would; in place of the system browser. */
export function createPerson(account: string, signal: AbortSignal): Person {
  const { promise, resolve } = Promise.withResolvers<Result<PersonOutcome, Fault>>();
  let asked: { readonly [name: string]: string } = {};
  const walk = async (url: string): Promise<void> => {
    const walked = await signInOverHttp(url, { account, signal });
    resolve(
      walked.ok
        ? walked
        : failed(fault('browser.failed', walked.fault.message, { remedy: 'Run the demo again.' })),
    );
  };
  return {
    account,
    asked: () => asked,
    finished: promise,
    browser: {
      open: async (url) => {
        const parameters = new URL(url).searchParams;
        asked = Object.fromEntries(
          SHOWN.flatMap((name) => (parameters.has(name) ? [[name, parameters.getAll(name).join(' ')]] : [])),
        );
        // A browser that opened has opened: what the person does there takes its own time.
        void walk(url);
        return ok(undefined);
      },
    },
  };
}
