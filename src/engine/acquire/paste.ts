import { type Fault, fault } from '../../core/faults.ts';
import type { ReceivedBy, ReceivedParameters } from '../../core/oauth/authorize/authorization-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { CallbackAnswer } from '../ports/redirect.ts';
import type { Callbacks } from './callbacks.ts';

/** Takes the address a person ended on, for browsers on another machine. Faults: input.invalid, flow.state_mismatch, flow.callback_invalid. */
export function pasteAddress(callbacks: Callbacks, address: string, atMs: number): Result<void, Fault> {
  const read = readPasted(address.trim());
  if (!read) {
    return failed(
      fault('input.invalid', 'This is no address with a query or fragment.', { parameter: 'redirect_uri' }),
    );
  }
  return explain(callbacks.deliver({ atMs, ...read }));
}

function explain(verdict: CallbackAnswer): Result<void, Fault> {
  switch (verdict) {
    case 'accepted':
    case 'error_shown':
      return ok(undefined);
    case 'other_state':
      return failed(
        fault(
          'flow.state_mismatch',
          'This address belongs to another attempt: its state is not the one that was sent.',
          { parameter: 'state', section: 'RFC 6749 §10.12' },
        ),
      );
    case 'unusable':
      return failed(
        fault('flow.callback_invalid', 'This address has neither a code nor an error.', {
          parameter: 'code',
          section: 'RFC 6749 §4.1.2',
        }),
      );
  }
}

interface Pasted {
  readonly receivedBy: ReceivedBy;
  readonly parameters: ReceivedParameters;
}

/** The query or the fragment, whichever looks like an answer; an address may have a query of its own beside the fragment. */
function readPasted(address: string): Pasted | undefined {
  if (!URL.canParse(address)) return undefined;
  const { searchParams, hash } = new URL(address);
  const places: readonly Pasted[] = [
    { receivedBy: 'query', parameters: [...searchParams] },
    { receivedBy: 'fragment', parameters: [...new URLSearchParams(hash.slice(1))] },
  ];
  return (
    places.find(({ parameters }) => parameters.some(([name]) => name === 'state')) ??
    places.find(({ parameters }) => parameters.length > 0)
  );
}
