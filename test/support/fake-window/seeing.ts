import type { Handlers } from '../../../src/contract/ipc.ts';
import type { ComparedToken } from '../../../src/contract/models/comparison.ts';
import type { LineageIssuance } from '../../../src/contract/models/token.ts';
import { readDraft } from '../../../src/core/build/draft.ts';
import { type ComparedSide, compareTokens } from '../../../src/core/compare/compare-tokens.ts';
import { type Fault, fault } from '../../../src/core/faults.ts';
import { claimedLife } from '../../../src/core/jose/claimed-life.ts';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { claimedScope } from '../../../src/core/oauth/scope.ts';
import { type Result, failed, ok } from '../../../src/core/result.ts';
import type { FakeToken } from './data.ts';

/** What is looked at beside single tokens: comparison, lineage, tokens made here. */
export function seeingHandlers(state: {
  readonly tokens: readonly FakeToken[];
  readonly built: Set<string>;
}): Pick<Handlers, 'tokens.lineage' | 'tokens.compare' | 'build.algs' | 'build.token'> {
  const textOf = (
    side: { tokenId: string } | { text: string },
  ): Result<readonly [string, FakeToken?], Fault> => {
    if ('tokenId' in side) {
      const token = state.tokens.find(({ summary }) => summary.id === side.tokenId);
      return token ? ok([token.text, token]) : failed(fault('token.not_found', 'It is not there any more.'));
    }
    const { tokens } = detectPasted(side.text);
    const [found] = tokens;
    return found && tokens.length === 1
      ? ok([found.text])
      : failed(fault('input.invalid', 'There is no token in this text.', { remedy: 'Give exactly one.' }));
  };
  return {
    'build.algs': async ({ key }) => {
      if (!key) return ok({ algs: ['HS256', 'RS256', 'PS256', 'ES256', 'EdDSA'] });
      if (key.form !== 'key') return ok({ algs: ['HS256', 'HS384', 'HS512'], label: 'a secret of 32 bytes' });
      return key.text.includes('"d"') || key.text.includes('PRIVATE')
        ? ok({ algs: ['ES256'], label: 'EC, P-256', kid: 'mine' })
        : failed(
            fault('input.invalid', 'This is a public key: only its private half can sign.', {
              parameter: 'key',
              remedy: 'Give a private key as JWK or PEM, or a shared secret, or have a key made.',
            }),
          );
    },
    'build.token': async ({ key, ...draft }) => {
      const input = readDraft(draft);
      if (!input.ok) return input;
      const { alg, text } = input.value;
      const token = `${text}.${key.kind === 'none' ? '' : 'bWFkZSBoZXJlLCBieSBhIGZha2UgcHJvZ3JhbQ'}`;
      state.built.add(token);
      return ok({
        token,
        alg,
        isRemembered: true,
        ...(key.kind === 'none' ? {} : { keyLabel: 'EC, P-256', publicKey: '{"kty":"EC","crv":"P-256"}' }),
      });
    },
    'tokens.lineage': async () => ok(lineage(state.tokens)),
    'tokens.compare': async ({ left, right }) => {
      const a = textOf(left);
      if (!a.ok) return a;
      const b = textOf(right);
      if (!b.ok) return b;
      const [one, other] = [sideOf(...a.value), sideOf(...b.value)];
      return ok({
        left: one.shown,
        right: other.shown,
        comparison: compareTokens(one.compared, other.compared),
      });
    },
  };
}

function sideOf(text: string, token?: FakeToken): { shown: ComparedToken; compared: ComparedSide } {
  const parsed = parseToken(text);
  const claims = parsed.format === 'jws' ? parsed.payload.json?.object : undefined;
  const life = claimedLife(claims);
  const scope = claimedScope(claims);
  return {
    shown: {
      ...(token ? { summary: token.summary } : {}),
      kind: token?.summary.kind ?? judgeKind(parsed),
      format: parsed.format,
      byteLength: text.length,
      signature: token?.signature ?? {
        state: 'unchecked',
        reason: 'no_keys',
        message: 'No key is at hand. Choose a profile, or give a key or a JWKS.',
      },
      life,
      findings: { violation: 0, risk: 1, note: 1 },
    },
    compared: { parsed, life, ...(scope ? { scope } : {}) },
  };
}

/** The first response of billing-spa with a refresh after it; every other token by itself, or of one long family. */
function lineage(tokens: readonly FakeToken[]): readonly LineageIssuance[] {
  const one = ({ summary }: FakeToken): LineageIssuance => {
    const { id, kind, firstSeenAtMs, origin, profileId } = summary;
    return {
      issuanceId: `of ${id}`,
      atMs: firstSeenAtMs,
      origin,
      ...(profileId === undefined ? {} : { profileId }),
      inputs: [],
      outputs: [{ tokenId: id, role: kind }],
    };
  };
  const family = new Set(['access-1', 'refresh-1', 'id-1']);
  const [first] = tokens.filter(({ summary }) => family.has(summary.id)).map(one);
  const alone = tokens.filter(({ summary }) => !family.has(summary.id)).map(one);
  if (!first) return alone;
  const outputs = [...family].map((tokenId) => ({ tokenId, role: `${tokenId.replace(/-1$/, '')}_token` }));
  const code = { ...first, issuanceId: 'code', grantId: 'grant', outputs };
  const refresh = {
    ...code,
    issuanceId: 'refresh',
    atMs: code.atMs + 30_000,
    origin: 'refresh_token' as const,
    inputs: ['refresh-1'],
    outputs: [{ tokenId: 'gone-1', role: 'access_token' }],
  };
  return [refresh, code, ...alone];
}
