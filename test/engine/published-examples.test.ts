import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { InspectedToken } from '../../src/contract/models/token.ts';
import type { Finding } from '../../src/core/findings/finding.ts';
import type { Layer } from '../../src/core/jose/layers.ts';
import type { Jwk, TrustedKeys } from '../../src/core/jose/verification.ts';
import { judgeTokens, readTokens } from '../../src/engine/inspect/judge-text.ts';
import { createVerify } from '../../src/node/verify/create-verify.ts';
import * as sd from '../support/vectors/rfc9901.ts';

const verify = createVerify();

async function judge(
  text: string,
  keys: readonly Jwk[],
  { payload, atSeconds = sd.PRESENTED_AT_SECONDS + 5 }: { payload?: string; atSeconds?: number } = {},
): Promise<InspectedToken<Finding>> {
  const trusted: TrustedKeys[] = keys.map((key, index) => ({
    trust: { kind: 'given_key', label: `key ${index}` },
    keys: [key],
  }));
  const judging = {
    verify,
    sha2: verify.sha2,
    keys: trusted,
    expected: {},
    clock: { nowSeconds: atSeconds, skewSeconds: 30 },
  };
  const judged = await judgeTokens(text, readTokens(text, payload), async () => judging);
  const [only] = judged;
  if (!only || judged.length > 1) throw new Error(`${judged.length} tokens instead of one`);
  return only.token;
}

const failsOf = ({ findings }: InspectedToken<Finding>) =>
  findings.filter(({ outcome }) => outcome === 'fail').map(({ code }) => code);

interface Cookbook {
  readonly title: string;
  readonly input: { readonly key: Jwk | readonly Jwk[]; readonly payload: string };
  readonly output: { readonly compact?: string; readonly json?: object; readonly json_flat?: object };
}

const FOLDER = join(import.meta.dirname, '../support/vectors/rfc7520');
const FORMS = ['jws', 'rfc7797', 'curve25519'].flatMap((folder) =>
  readdirSync(join(FOLDER, folder)).flatMap((file) => {
    const { title, input, output }: Cookbook = JSON.parse(readFileSync(join(FOLDER, folder, file), 'utf8'));
    return Object.entries(output).map(([form, value]) => ({
      name: `${folder}/${file.split('.json')[0]}: ${title}, ${form}`,
      text: typeof value === 'string' ? value : JSON.stringify(value, undefined, 2),
      keys: [input.key].flat() as readonly Jwk[],
      payload: input.payload,
      form,
    }));
  }),
);

describe('RFC 7520, RFC 7797 and RFC 8037', () => {
  it('are all here, in every form that they have', () => {
    expect(FORMS).toHaveLength(28);
  });

  it.each(FORMS)('$name: every signature is verified', async ({ text, keys, payload, form }) => {
    const { signature, layers } = await judge(text, keys, { payload });
    expect(signature.state).toBe('verified');
    const each = form === 'compact' ? layers : layers.filter(({ kind }) => kind === 'jws');
    expect(each.map((layer) => layer.signature?.state)).toEqual(each.map(() => 'verified'));
    expect(each.length).toBeGreaterThan(0);
    for (const { parts } of each) expect(parts?.every(({ end }) => end <= text.length)).toBe(true);
  });

  const detached = FORMS.filter(({ text, form }) =>
    form === 'compact' ? text.includes('..') : !text.includes('"payload"'),
  );
  it.each(detached)(
    '$name: without the payload it says that the payload is elsewhere',
    async ({ text, keys }) => {
      const token = await judge(text, keys);
      expect(token.signature).toMatchObject({ state: 'unchecked', reason: 'detached' });
      expect(failsOf(token)).toContain('token.payload.detached');
    },
  );

  it.each(FORMS)(
    '$name: with one letter of the signature changed none is verified',
    async ({ text, keys, payload }) => {
      const changed = text.replace(
        /([A-Za-z0-9])([A-Za-z0-9_-]{10}"?\s*(?:[\]}\s]*)?)$/s,
        (_, letter: string, rest) => {
          return `${letter === 'A' ? 'B' : 'A'}${rest}`;
        },
      );
      expect(changed).not.toBe(text);
      const { layers } = await judge(changed, keys, { payload });
      expect(layers.some((layer) => layer.signature?.state === 'failed')).toBe(true);
    },
  );
});

const disclosuresIn = (layers: readonly Layer[]) =>
  layers.flatMap(({ disclosure }) => (disclosure ? [disclosure] : []));
const claimsIn = (layers: readonly Layer[]) =>
  JSON.parse(layers.find(({ kind }) => kind === 'json')?.payloadText ?? 'null');

describe('RFC 9901', () => {
  it('§5.1: an SD-JWT as issued verifies, and each of its ten disclosures is signed for', async () => {
    const token = await judge(sd.ISSUED, [sd.ISSUER_KEY]);
    expect(token.signature.state).toBe('verified');
    expect(disclosuresIn(token.layers).map(({ state, pointer }) => `${state} ${pointer}`)).toEqual([
      'matched /given_name',
      'matched /family_name',
      'matched /email',
      'matched /phone_number',
      'matched /phone_number_verified',
      'matched /address',
      'matched /birthdate',
      'matched /updated_at',
      'matched /nationalities/0',
      'matched /nationalities/1',
    ]);
    expect(token.layers[0]).toMatchObject({ kind: 'sd_jwt', undisclosedCount: 0 });
    // It is bound to a key, and nobody proves to hold it yet.
    expect(failsOf(token).filter((code) => !code.startsWith('token.'))).toEqual([
      'sd_jwt.key_binding.missing',
    ]);
  });

  it('§5.2: presented with key binding, it verifies whole, and becomes the claims that the RFC shows', async () => {
    const token = await judge(sd.PRESENTED, [sd.ISSUER_KEY]);
    expect(token.signature.state).toBe('verified');
    expect(claimsIn(token.layers)).toEqual(sd.PRESENTED_CLAIMS);
    const proof = token.layers.find(({ kind }) => kind === 'kb_jwt');
    expect(proof?.signature).toMatchObject({ state: 'verified', trust: { kind: 'bound_key' } });
    expect(token.layers[0]?.undisclosedCount).toBe(6);
    expect(failsOf(token).filter((code) => /^(sd_jwt|key_binding|credential)/.test(code))).toEqual([]);
  });

  it('§5.2: each thing in it knows where it stands in the text', async () => {
    const text = `Authorization: Bearer ${sd.PRESENTED}`;
    const { layers } = await judge(text, []);
    for (const { at, disclosure, kind } of layers) {
      if (disclosure?.digest !== undefined && at)
        expect(Buffer.from(verify.sha2(256, text.slice(at.start, at.end))).toString('base64url')).toBe(
          disclosure.digest,
        );
      if (kind === 'kb_jwt') expect(text.slice(at?.start, at?.end)).toMatch(/^eyJ[^.~]+\.[^.~]+\.[^.~]+$/);
    }
    expect(disclosuresIn(layers)).toHaveLength(4);
  });

  it('§5.2: without the issuer’s key the proof is only the token’s own word', async () => {
    const token = await judge(sd.PRESENTED, []);
    const proof = token.layers.find(({ kind }) => kind === 'kb_jwt');
    expect(proof?.signature).toMatchObject({ state: 'self_asserted', header: 'cnf', fits: true });
  });

  it('§8.2: in flattened JSON serialization it verifies likewise, sd_hash over its compact form', async () => {
    const token = await judge(sd.FLATTENED, [sd.ISSUER_KEY]);
    expect(token.signature.state).toBe('verified');
    expect(claimsIn(token.layers)).toMatchObject({ family_name: 'Doe', given_name: 'John' });
    expect(disclosuresIn(token.layers).map(({ state }) => state)).toEqual(['matched', 'matched']);
    const proof = token.layers.find(({ kind }) => kind === 'kb_jwt');
    expect(proof?.signature?.state).toBe('verified');
    expect(failsOf(token).filter((code) => code.startsWith('key_binding'))).toEqual([]);
  });

  it('appendix A.3: in a credential one disclosure hangs on another', async () => {
    const token = await judge(sd.CREDENTIAL, [sd.ISSUER_KEY]);
    expect(token.signature.state).toBe('verified');
    expect(token.kind).toBe('credential');
    expect(claimsIn(token.layers)).toMatchObject({
      vct: 'urn:eudi:pid:de:1',
      age_equal_or_over: { 18: true },
      nationalities: ['DE'],
    });
    expect(failsOf(token).filter((code) => /^(sd_jwt|key_binding|credential)/.test(code))).toEqual([]);
  });

  it('a disclosure that is left out, added or changed breaks the proof of the holder', async () => {
    const parts = sd.PRESENTED.split('~');
    const without = [...parts.slice(0, 1), ...parts.slice(2)].join('~');
    expect(failsOf(await judge(without, [sd.ISSUER_KEY]))).toContain('key_binding.sd_hash.mismatch');
    const changed = parts.with(1, `${parts[1]?.slice(0, -4)}AAAA`).join('~');
    const token = await judge(changed, [sd.ISSUER_KEY]);
    expect(failsOf(token)).toContain('key_binding.sd_hash.mismatch');
    expect(disclosuresIn(token.layers)[0]?.state).not.toBe('matched');
    expect(token.signature.state).toBe('verified');
  });
});

describe('RFC 9449', () => {
  it('§5: a DPoP proof fits the key that it brings, and says all that it must', async () => {
    const proof = await judge(sd.DPOP_PROOF, [], { atSeconds: sd.DPOP_AT_SECONDS });
    expect(proof).toMatchObject({ kind: 'dpop_proof', signature: { state: 'self_asserted', fits: true } });
    expect(failsOf(proof)).toEqual([]);
  });

  it('§6.1: the token of the examples is bound to that key', async () => {
    const text = `Authorization: DPoP ${sd.DPOP_BOUND_TOKEN}\nDPoP: ${sd.DPOP_PROOF}`;
    const judging = {
      verify,
      sha2: verify.sha2,
      keys: [],
      expected: {},
      clock: { nowSeconds: sd.DPOP_AT_SECONDS, skewSeconds: 30 },
    };
    const judged = await judgeTokens(text, readTokens(text), async () => judging);
    const proof = judged.find(({ token }) => token.kind === 'dpop_proof')?.token;
    const outcome = (code: string) => proof?.findings.find((finding) => finding.code === code)?.outcome;
    expect(outcome('dpop_proof.key.not_bound')).toBe('pass');
    // The proof of §5 was for the token endpoint, so it names no token.
    expect(outcome('dpop_proof.ath.mismatch')).toBe('fail');
  });
});
