import type { Fault } from '../../core/faults.ts';
import { inWords } from '../../core/findings/explain.ts';
import { countFindings } from '../../core/findings/explanation.ts';
import { type Result, failed, ok } from '../../core/result.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import type { IssuanceRecord, TokenRecord } from '../records.ts';
import { cancelled } from '../run/live-run.ts';
import { checkKeySet } from '../server/check-server.ts';
import { fetchIssuerKeys, readJwks } from '../server/keys.ts';
import { judgeStoredToken } from '../inspect/judge-stored-token.ts';
import type { Flow } from './flow.ts';

/**
 * The last three steps of an acquisition: fetch the issuer's keys, verify each JWT, run every check.
 * A token that fails its checks is still there: the run succeeds, and the findings say what is wrong.
 * Faults: operation.cancelled.
 */
export async function judgeTokens(flow: Flow, issuance: IssuanceRecord): Promise<Result<null, Fault>> {
  const { context, live } = flow;
  const records = await Promise.all(
    issuance.outputs.map(({ tokenId }) => context.ports.store.getToken(tokenId)),
  );
  const tokens = records.filter((record): record is TokenRecord => record !== undefined);
  // An encrypted one may hold a signature that is verified with the same keys.
  const jwts = tokens.filter(({ format }) => format !== 'opaque' && format !== 'broken');
  if (jwts.length === 0) {
    const why = 'No token is a JWT: only the server can say what they mean.';
    live.dispatch({ type: 'step.skipped', step: 'keys', summary: why });
    live.dispatch({ type: 'step.skipped', step: 'verify', summary: why });
  } else {
    await fetchKeys(flow);
  }
  const judged = await Promise.all(tokens.map((record) => judgeStoredToken(context, record)));
  if (jwts.length > 0) {
    const words = judged.flatMap(({ signature, record }) =>
      jwts.includes(record) ? [describeSignature(record, signature)] : [],
    );
    await live.step('verify', async () => ok({ value: null, summary: words.join(' ') }));
  }
  await live.step('check', async () => {
    const findings = judged.flatMap((one) => one.findings);
    live.findings('check', findings);
    const { violation, risk, note, pass, unchecked } = countFindings(inWords(findings));
    return ok({
      value: null,
      summary: `${findings.length} rules: ${violation + risk + note} with something to say, ${pass} passed, ${unchecked} unchecked.`,
    });
  });
  return live.signal.aborted ? failed(cancelled()) : ok(null);
}

async function fetchKeys(flow: Flow): Promise<void> {
  const { context, live, server } = flow;
  await live.step('keys', async () => {
    const snapshot = await fetchIssuerKeys(context, server, (request) => live.send('keys', request));
    if (!snapshot.ok) return snapshot;
    const { issuer, jwks } = snapshot.value;
    live.findings('keys', checkKeySet(issuer, jwks));
    const count = readJwks(jwks)?.length ?? 0;
    return ok({
      value: null,
      summary: `${count} ${count === 1 ? 'key' : 'keys'} from the issuer’s own JWKS.`,
    });
  });
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  access_token: 'The access token',
  id_token: 'The ID token',
  refresh_token: 'The refresh token',
};
const STATE_WORDS: Readonly<Record<Exclude<SignatureVerdict['state'], 'verified'>, string>> = {
  self_asserted: 'is signed by the key it brought along: that proves nothing.',
  failed: 'could not be verified: see the findings.',
  unchecked: 'was not verified: see the findings.',
};

function describeSignature(record: TokenRecord, signature: SignatureVerdict): string {
  const what = KIND_WORDS[record.kind] ?? 'A token';
  if (signature.state !== 'verified') return `${what} ${STATE_WORDS[signature.state]}`;
  const { trust } = signature;
  // A shared secret is no key of the issuer's alone: whoever has it could have signed.
  return `${what} is signed ${trust.kind === 'issuer_jwks' ? 'by a key of the issuer' : `with ${trust.label}`}.`;
}
