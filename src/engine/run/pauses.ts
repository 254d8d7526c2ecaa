import type { UnsentRequest } from '../../core/exchange/refuse-request.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { RequestEdit } from '../../core/run/run.ts';
import { editRequest } from './edit-request.ts';

/** Applies an edit to a request, or says why it cannot be sent so. */
export type ApplyEdit = (request: UnsentRequest, edit: RequestEdit) => Result<UnsentRequest, Fault>;

/** A request that a person let go. */
export interface Reviewed {
  readonly request: UnsentRequest;
  /** True where it differs from what was made. */
  readonly isEdited: boolean;
}

interface OpenPause {
  readonly request: UnsentRequest;
  readonly apply: ApplyEdit;
  readonly go: (reviewed: Reviewed) => void;
}

/** The pauses of a run in step mode; one at a time, since requests of one step may go side by side. */
export class Pauses {
  #open: OpenPause | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  /** Waits for its turn, then until the person goes on; undefined where the run was cancelled. */
  wait(
    request: UnsentRequest,
    signal: AbortSignal,
    onPause: () => void,
    apply: ApplyEdit = editRequest,
  ): Promise<Reviewed | undefined> {
    const turn = this.#turn.then(async () => {
      if (signal.aborted) return undefined;
      const { promise, resolve } = Promise.withResolvers<Reviewed | undefined>();
      const onAbort = (): void => resolve(undefined);
      signal.addEventListener('abort', onAbort, { once: true });
      this.#open = { request, apply, go: resolve };
      onPause();
      const reviewed = await promise;
      signal.removeEventListener('abort', onAbort);
      this.#open = undefined;
      return signal.aborted ? undefined : reviewed;
    });
    this.#turn = turn;
    return turn;
  }

  /** Lets the request go, as it is or edited; where the edit cannot be sent, the pause goes on. Faults: run.not_paused, those of the edit. */
  resume(edit: RequestEdit = {}): Result<null, Fault> {
    const open = this.#open;
    if (!open) return failed(fault('run.not_paused', 'The run is not paused.'));
    const edited = open.apply(open.request, edit);
    if (!edited.ok) return edited;
    this.#open = undefined;
    open.go({ request: edited.value, isEdited: !isSame(open.request, edited.value) });
    return ok(null);
  }
}

function isSame(a: UnsentRequest, b: UnsentRequest): boolean {
  const isSameBody =
    a.body === b.body ||
    (a.body?.length === b.body?.length && a.body?.every((byte, i) => byte === b.body?.[i]));
  return (
    a.method === b.method &&
    a.url === b.url &&
    JSON.stringify(a.headers) === JSON.stringify(b.headers) &&
    isSameBody === true
  );
}
