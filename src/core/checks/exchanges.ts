/**
 * The tables for what is exchanged with a server, as `index.ts` has them for tokens: a file of their own, since who judges
 * a token at hand needs none of them.
 */
import type { Finding } from '../findings/finding.ts';
import * as frontChannel from './authorization/access-token.ts';
import * as responseIss from './authorization/iss.ts';
import * as parameters from './authorization/parameters.ts';
import * as pkce from './authorization/pkce.ts';
import { authorizationRequestRules } from './authorization/request.ts';
import * as state from './authorization/state.ts';
import * as active from './introspection/active.ts';
import * as agreement from './introspection/agreement.ts';
import { introspectionFormRules } from './introspection/form.ts';
import * as introspectionHttp from './introspection/http.ts';
import { choicesRules } from './metadata/choices.ts';
import * as documents from './metadata/documents.ts';
import * as endpoints from './metadata/endpoints.ts';
import { metadataFormRules } from './metadata/form.ts';
import * as jwks from './metadata/jwks.ts';
import { keyQualityRules } from './metadata/key-quality.ts';
import * as offers from './metadata/offers.ts';
import * as responseBody from './token-response/body.ts';
import * as code from './token-response/code.ts';
import * as responseError from './token-response/error.ts';
import * as expiresIn from './token-response/expires-in.ts';
import * as responseHttp from './token-response/http.ts';
import * as responseIdToken from './token-response/id-token.ts';
import * as refreshToken from './token-response/refresh-token.ts';
import * as responseScope from './token-response/scope.ts';
import * as tokenType from './token-response/token-type.ts';
import { responseTokensRules } from './token-response/tokens.ts';
import type {
  AuthorizationResponseInput,
  IntrospectionInput,
  MetadataInput,
  TokenResponseInput,
} from './inputs.ts';
import { type Rule, runRules } from './rule.ts';

/** The answer of the token endpoint. */
export const tokenResponseRules: readonly Rule<TokenResponseInput>[] = [
  responseHttp.transportInsecureRule,
  responseHttp.statusErrorWithSuccessRule,
  responseHttp.statusSuccessWithErrorRule,
  responseHttp.contentTypeWrongRule,
  responseHttp.cacheControlMissingRule,
  responseBody.bodyNotJsonRule,
  responseBody.bodyDuplicateMemberRule,
  responseBody.accessTokenMissingRule,
  tokenType.tokenTypeMissingRule,
  tokenType.tokenTypeUnknownRule,
  tokenType.tokenTypeCaseRule,
  expiresIn.expiresInMissingRule,
  expiresIn.expiresInNotANumberRule,
  expiresIn.expiresInDisagreesRule,
  responseScope.responseScopeNotAStringRule,
  responseScope.scopeNarrowedRule,
  responseScope.scopeWidenedRule,
  responseScope.scopeNotToldRule,
  refreshToken.refreshTokenNotRotatedRule,
  refreshToken.refreshTokenForClientCredentialsRule,
  code.codeReplayedRule,
  responseIdToken.responseIdTokenMissingRule,
  ...responseTokensRules,
  responseError.errorMissingRule,
  responseError.errorMalformedRule,
  responseError.errorUnknownCodeRule,
  responseHttp.challengeMissingRule,
];

/** What was asked at the authorization endpoint, and what the browser brought back. */
export const authorizationResponseRules: readonly Rule<AuthorizationResponseInput>[] = [
  pkce.pkceOffRule,
  pkce.pkcePlainRule,
  state.stateMissingRule,
  state.stateMismatchRule,
  responseIss.responseIssMissingRule,
  responseIss.responseIssMismatchRule,
  responseIss.responseIssUnannouncedRule,
  responseIss.responseIssNotSentRule,
  parameters.parametersRepeatedRule,
  parameters.responseErrorMalformedRule,
  parameters.responseErrorUnknownCodeRule,
  parameters.errorWithCodeRule,
  parameters.codeMissingRule,
  frontChannel.frontChannelAccessTokenRule,
  frontChannel.accessTokenInQueryRule,
  ...authorizationRequestRules,
];

/** The answer of the introspection endpoint, alone and against the token itself. */
export const introspectionRules: readonly Rule<IntrospectionInput>[] = [
  introspectionHttp.introspectionTransportRule,
  introspectionHttp.introspectionStatusRule,
  introspectionHttp.introspectionContentTypeRule,
  introspectionHttp.introspectionBodyRule,
  active.activeMissingRule,
  active.activeNotABooleanRule,
  active.activeThoughExpiredRule,
  active.inactiveExtraMembersRule,
  agreement.tokenTypeDisagreesRule,
  agreement.tokenTypeNotDpopRule,
  agreement.expDisagreesRule,
  agreement.scopeDisagreesRule,
  agreement.subDisagreesRule,
  agreement.clientIdDisagreesRule,
  agreement.issDisagreesRule,
  agreement.audDisagreesRule,
  agreement.iatDisagreesRule,
  agreement.nbfDisagreesRule,
  agreement.jtiDisagreesRule,
  agreement.cnfDisagreesRule,
  ...introspectionFormRules,
];

/** The metadata documents and the key set. */
export const metadataRules: readonly Rule<MetadataInput>[] = [
  documents.documentNotJsonRule,
  documents.documentContentTypeRule,
  documents.issuerMismatchRule,
  documents.issuerNotHttpsRule,
  documents.issuerHasQueryRule,
  documents.memberMissingRule,
  documents.jwksUriMissingRule,
  endpoints.endpointNotAUrlRule,
  endpoints.endpointNotHttpsRule,
  endpoints.endpointOtherOriginRule,
  offers.pkceNotAdvertisedRule,
  offers.idTokenAlgNoneRule,
  offers.passwordGrantRule,
  documents.documentsDisagreeRule,
  ...metadataFormRules,
  ...choicesRules,
  jwks.jwksMalformedRule,
  jwks.privateKeyPublishedRule,
  jwks.rsaTooSmallRule,
  jwks.kidDuplicateRule,
  jwks.kidMissingInSetRule,
  ...keyQualityRules,
];

/** Judges a token response (RFC 6749 §5, RFC 9700). One finding per rule. */
export function checkTokenResponse(input: TokenResponseInput): readonly Finding[] {
  return runRules(tokenResponseRules, input);
}

/** Judges an authorization response, and the PKCE method it answers to (RFC 6749 §4.1.2, RFC 9207, RFC 9700). One finding per rule. */
export function checkAuthorizationResponse(input: AuthorizationResponseInput): readonly Finding[] {
  return runRules(authorizationResponseRules, input);
}

/** Judges an introspection response (RFC 7662), and compares it with the claims of the token. One finding per rule. */
export function checkIntrospection(input: IntrospectionInput): readonly Finding[] {
  return runRules(introspectionRules, input);
}

/** Judges what a server says of itself (RFC 8414, OIDC Discovery) and the keys it publishes (RFC 7517). One finding per rule. */
export function checkMetadata(input: MetadataInput): readonly Finding[] {
  return runRules(metadataRules, input);
}
