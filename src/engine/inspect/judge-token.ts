import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { Layer } from '../../core/jose/layers.ts';
import { parseToken } from '../../core/jose/parse.ts';
import type { ParsedJws, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { decodeUtf8 } from '../../core/text/utf8.ts';
import { judgeInside, layersInside, MAX_DEPTH, saysTokenInside } from './judge-inside.ts';
import { judgeSignature } from './judge-signature.ts';
import { type Judging, jwtInput, type TokenJudgement, type TokenToJudge, verdictOf } from './judging.ts';
import { jwsLayer } from './jws-layer.ts';
import { judgeEntityConfiguration } from './own-keys.ts';

/**
 * Judges a token of any format: signature, rules, layers. Nothing is fetched. Never throws for what a token holds. What
 * only the rarer formats need is loaded for them.
 */
export async function judgeToken(judging: Judging, token: TokenToJudge): Promise<TokenJudgement> {
  const { parsed, kind, place } = token;
  switch (parsed.format) {
    case 'jws': {
      const signature = await verdictOfKind(judging, parsed, kind);
      const findings = checkJwt(jwtInput(judging, { jws: parsed, kind, signature }));
      const layer = jwsLayer(parsed, { kind, place, signature, findings });
      return withInside(judging, { parsed, kind }, { signature, findings, layers: [layer] });
    }
    case 'jws_json': {
      const { judgeJwsJson } = await import('./judge-jws-json.ts');
      return judgeJwsJson(judging, { ...token, parsed });
    }
    case 'sd_jwt': {
      const { judgeSdJwt } = await import('./judge-sd-jwt.ts');
      return judgeSdJwt(judging, { ...token, parsed });
    }
    case 'jwe':
    case 'jwe_json': {
      const { judgeJwe } = await import('./judge-jwe.ts');
      return judgeJwe(judging, { ...token, parsed }, judgeToken);
    }
    default: {
      const json = parsed.format === 'opaque' ? parsed.json : undefined;
      const signature = json ? NO_TOKEN : await judgeSignature(judging.verify, parsed, judging.keys);
      const findings = checkStructure({ token: parsed });
      const at = place({ start: 0, end: parsed.text.length });
      const layer: Layer = {
        id: '0',
        kind: json ? 'json' : parsed.format,
        tokenKind: kind,
        title: json ? 'No token, but JSON' : TITLES[parsed.format],
        ...(at ? { at } : {}),
        ...(json ? { payloadText: json.text } : {}),
        signature,
        findings,
      };
      return { signature, findings, layers: [layer] };
    }
  }
}

const NO_TOKEN: SignatureVerdict = {
  state: 'unchecked',
  reason: 'opaque',
  message: 'This is JSON and no token: nothing in it is signed.',
};

const TITLES = { opaque: 'Opaque token', broken: 'Broken token' } as const;

/** A JWS may sign a token too (RFC 7519 §5.2, `cty`): it is judged and shown as what is inside, to the same depth. */
async function withInside(
  judging: Judging,
  { parsed, kind }: { readonly parsed: ParsedJws; readonly kind: TokenKind },
  judgement: TokenJudgement,
): Promise<TokenJudgement> {
  const { bytes } = parsed.payload;
  const decoded = bytes && saysTokenInside(parsed) ? decodeUtf8(bytes) : undefined;
  if (!decoded?.ok || (judging.depth ?? 0) >= MAX_DEPTH) return judgement;
  const inside = await judgeInside(judgeToken, judging, parseToken(decoded.text), kind);
  return { ...judgement, layers: [...judgement.layers, ...layersInside(inside, '0.0', decoded.text)] };
}

/** As `verdictOf`; a statement of an entity about itself is tried with its own keys where no other is at hand. */
async function verdictOfKind(judging: Judging, jws: ParsedJws, kind: TokenKind): Promise<SignatureVerdict> {
  const verdict = await verdictOf(judging, jws);
  const isOpen = verdict.state === 'unchecked' && verdict.reason === 'no_keys';
  if (kind !== 'entity_statement' || !isOpen) return verdict;
  return (await judgeEntityConfiguration(judging.verify, jws)) ?? verdict;
}
