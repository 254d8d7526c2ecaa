import type { JsonObject } from '../../json.ts';
import type { EndpointName, Endpoints } from '../../oidc/discovery/metadata.ts';

/** What the rules look at of a saved or half-written profile. */
export interface CheckedProfile {
  readonly issuer?: string;
  /** Endpoints that go before the metadata's, or stand alone where there is no issuer. */
  readonly endpoints: Endpoints;
  readonly grantType: string;
  readonly clientAuthMethod: string;
  readonly scope?: string;
  readonly redirect: {
    readonly host: string;
    readonly port: number;
    readonly path: string;
    readonly isAnyPort: boolean;
  };
}

/** Input of the profile rules. */
export interface ProfileInput {
  readonly profile: CheckedProfile;
  /** What the server says of itself; undefined where that is not known. */
  readonly metadata: JsonObject | undefined;
}

/** A form as it is typed: a profile that may be half-written, and how it protects the code. */
export interface FormInput extends ProfileInput {
  readonly pkce: 'S256' | 'none';
}

/** Input of the rules for one endpoint that the profile names itself. */
export interface EndpointInput extends ProfileInput {
  readonly name: EndpointName;
  readonly url: string;
}
