import { checkAuthorizationResponse } from '../../core/checks/exchanges.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { readAuthorizationResponse } from '../../core/oauth/authorize/authorization-response.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import { quoteServer } from '../quote.ts';
import type { ReceivedCallback } from '../ports/redirect.ts';
import { judgeAuthorizationResponse } from '../strict/judge.ts';
import type { AuthorizationSent } from './authorization-sent.ts';
import { authorizationInput } from './callbacks.ts';
import { errorResponseFault } from './error-response.ts';
import type { Flow } from './flow.ts';

/**
 * Reads the authorization response: state and iss are compared before anything is sent to the token endpoint.
 * Faults: flow.state_mismatch, flow.issuer_mismatch, flow.error_response, flow.callback_invalid.
 */
export function readCallback(
  flow: Flow,
  sent: AuthorizationSent,
  callback: ReceivedCallback,
): Promise<Result<string, Fault>> {
  const { live, server } = flow;
  return live.step('callback', async () => {
    const response = readAuthorizationResponse(callback.receivedBy, callback.parameters);
    live.findings('callback', checkAuthorizationResponse(authorizationInput(flow, response, sent)));
    live.strict('callback', await judgeAuthorizationResponse(flow, callback.parameters, sent.state));
    if ((response.state ?? null) !== sent.state) return failed(stateMismatch());
    const mixUp = judgeIssuer(flow, response.iss);
    if (mixUp) return failed(mixUp);
    if (response.error) {
      const source = {
        who: 'The authorization server',
        section: 'RFC 6749 §4.1.2.1',
        secrets: sent.state === null ? [] : [sent.state],
      };
      return failed(errorResponseFault(source, response.error));
    }
    if (response.code === undefined) {
      return failed(
        fault('flow.callback_invalid', 'The answer has neither a code nor an error.', {
          parameter: 'code',
          section: 'RFC 6749 §4.1.2',
        }),
      );
    }
    const iss =
      response.iss === undefined
        ? ''
        : ` iss is ${server.issuer === undefined ? 'unchecked' : 'the issuer'}.`;
    const state =
      sent.state === null
        ? 'No state was sent, so nothing ties this answer to the request.'
        : 'state is the one that was sent.';
    return ok({ value: response.code, summary: `${state}${iss} A code came.` });
  });
}

function stateMismatch(): Fault {
  return fault('flow.state_mismatch', 'The answer’s state is not the one that was sent.', {
    parameter: 'state',
    section: 'RFC 6749 §10.12',
  });
}

/** RFC 9207 §2.4: an iss that differs, or is missing though the server says it sends one, stops the flow. */
function judgeIssuer({ server }: Flow, iss: string | undefined): Fault | undefined {
  if (server.issuer === undefined) return undefined;
  const isPromised = server.metadata?.['authorization_response_iss_parameter_supported'] === true;
  if (iss === undefined) {
    return isPromised
      ? fault(
          'flow.issuer_mismatch',
          'The server says that it sends iss with its answers, and this answer has none.',
          { parameter: 'iss', section: 'RFC 9207 §2.4' },
        )
      : undefined;
  }
  return iss === server.issuer
    ? undefined
    : fault(
        'flow.issuer_mismatch',
        `The answer names the issuer ${quoteServer(iss, 200)}, and the request went to ${server.issuer.slice(0, 200)}.`,
        { parameter: 'iss', section: 'RFC 9207 §2.4' },
      );
}
