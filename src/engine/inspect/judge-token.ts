import { checkJwt, checkStructure } from '../../core/checks/index.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { ParsedJws, TokenKind } from '../../core/jose/token.ts';
import type { SignatureVerdict } from '../../core/jose/verification.ts';
import { judgeJwsJson } from './judge-jws-json.ts';
import { judgeSdJwt } from './judge-sd-jwt.ts';
import { judgeSignature } from './judge-signature.ts';
import { type Judging, jwtInput, type TokenJudgement, type TokenToJudge, verdictOf } from './judging.ts';
import { jwsLayer } from './jws-layer.ts';
import { judgeEntityConfiguration } from './own-keys.ts';

/** Judges a token of any format: signature, rules, layers. Nothing is fetched. Never throws for what a token holds. */
export async function judgeToken(judging: Judging, token: TokenToJudge): Promise<TokenJudgement> {
  const { parsed, kind, place } = token;
  switch (parsed.format) {
    case 'jws': {
      const signature = await verdictOfKind(judging, parsed, kind);
      const findings = checkJwt(jwtInput(judging, { jws: parsed, kind, signature }));
      return { signature, findings, layers: [jwsLayer(parsed, { kind, place, signature, findings })] };
    }
    case 'jws_json':
      return judgeJwsJson(judging, { ...token, parsed });
    case 'sd_jwt':
      return judgeSdJwt(judging, { ...token, parsed });
    default: {
      const signature = await judgeSignature(judging.verify, parsed, judging.keys);
      const findings = checkStructure({ token: parsed });
      const at = place({ start: 0, end: parsed.text.length });
      const layer: Layer = {
        id: '0',
        kind: parsed.format,
        tokenKind: kind,
        title: TITLES[parsed.format],
        ...(at ? { at } : {}),
        ...(parsed.format === 'jwe' && parsed.header.json ? { headerText: parsed.header.json.text } : {}),
        signature,
        findings,
      };
      return { signature, findings, layers: [layer] };
    }
  }
}

const TITLES = { jwe: 'Encrypted token', opaque: 'Opaque token', broken: 'Broken token' } as const;

/** As `verdictOf`; a statement of an entity about itself is tried with its own keys where no other is at hand. */
async function verdictOfKind(judging: Judging, jws: ParsedJws, kind: TokenKind): Promise<SignatureVerdict> {
  const verdict = await verdictOf(judging, jws);
  const isOpen = verdict.state === 'unchecked' && verdict.reason === 'no_keys';
  if (kind !== 'entity_statement' || !isOpen) return verdict;
  return (await judgeEntityConfiguration(judging.verify, jws)) ?? verdict;
}
