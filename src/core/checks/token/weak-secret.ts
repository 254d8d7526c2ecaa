/** RFC 8725 §3.5: no password or example as an HMAC key. RFC 9068 §2.1: nor the client's secret for access tokens. The trying is done by who has cryptography. */
import { type Verdict, claimAt, fail, notApplicable, pass, unchecked } from '../../findings/finding.ts';
import { findAlgorithm } from '../../jose/algorithms.ts';
import { stringMember } from '../../json.ts';
import type { JwtInput, SecretSearch } from '../inputs.ts';
import { rule } from '../rule.ts';

const AT = claimAt('header', 'alg');

/** What came of trying secrets; else what to answer. */
function searched({ header, secrets }: JwtInput): SecretSearch | Verdict<never> {
  const alg = stringMember(header, 'alg') ?? '';
  if (findAlgorithm(alg)?.family !== 'hmac')
    return notApplicable('The token is not signed with a shared secret.');
  return secrets ?? unchecked('No secrets were tried here.');
}

export const secretWellKnownRule = rule('token.secret.well_known', (input: JwtInput) => {
  const search = searched(input);
  if ('outcome' in search) return search;
  return search.wellKnown === undefined ? pass(AT) : fail({ source: search.wellKnown }, AT);
});

export const secretSharedWithClientRule = rule(
  'access_token.secret.shared_with_client',
  (input: JwtInput) => {
    const search = searched(input);
    if ('outcome' in search) return search;
    if (search.isClientSecret === undefined) return unchecked('The client’s secret is not at hand.');
    return search.isClientSecret ? fail({ alg: stringMember(input.header, 'alg') ?? '' }, AT) : pass(AT);
  },
);
