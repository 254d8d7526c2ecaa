import type { JsonObject } from '../../core/json.ts';
import type { EndpointName, Endpoints } from '../../core/oidc/discovery/metadata.ts';
import { type Fault, fault } from '../../core/faults.ts';
import { type Result, failed, ok } from '../../core/result.ts';

/** An authorization server as a profile sees it: its metadata where it has an issuer, and what the profile overrides. */
export interface Server {
  readonly issuer?: string;
  readonly metadata?: JsonObject;
  readonly endpoints: Endpoints;
  /** Endpoints the profile gives although the metadata has another value. */
  readonly overridden: readonly EndpointName[];
}

const LABELS: Readonly<Record<EndpointName, string>> = {
  authorization_endpoint: 'authorization endpoint',
  token_endpoint: 'token endpoint',
  jwks_uri: 'JWKS address',
  introspection_endpoint: 'introspection endpoint',
  revocation_endpoint: 'revocation endpoint',
  userinfo_endpoint: 'UserInfo endpoint',
  pushed_authorization_request_endpoint: 'pushed authorization request endpoint',
  device_authorization_endpoint: 'device authorization endpoint',
  end_session_endpoint: 'end session endpoint',
  registration_endpoint: 'registration endpoint',
};

/** The endpoint's address, or the fault that says that neither the metadata nor the profile has it. */
export function endpoint(server: Server, name: EndpointName): Result<string, Fault> {
  const url = server.endpoints[name];
  if (url === undefined) {
    const where =
      server.issuer === undefined ? 'The profile' : 'Neither the server’s metadata nor the profile';
    return failed(
      fault(
        'operation.not_possible',
        `${where} names ${server.issuer === undefined ? 'no' : 'a'} ${LABELS[name]}.`,
        {
          parameter: name,
          remedy: `Enter the ${LABELS[name]} in the profile, if the server has one.`,
        },
      ),
    );
  }
  const isHttp = URL.canParse(url) && ['https:', 'http:'].includes(new URL(url).protocol);
  if (!isHttp)
    return failed(fault('input.invalid', `The ${LABELS[name]} is no http(s) address.`, { parameter: name }));
  return ok(url);
}
