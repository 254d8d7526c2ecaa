import { checkJwsJson } from '../../core/checks/formats.ts';
import { checkJwt, checkSignature, checkStructure } from '../../core/checks/index.ts';
import type { Layer } from '../../core/jose/layers.ts';
import type { ParsedJwsJson } from '../../core/jose/token.ts';
import { judgeSelective, ofIssuer } from './judge-sd-jwt.ts';
import { mostTelling } from './judge-signature.ts';
import { type Judging, jwtInput, type TokenJudgement, type TokenToJudge, verdictOf } from './judging.ts';
import { jwsLayer, textOfPayload } from './jws-layer.ts';

/** A payload of so many characters is not said again with each of sixty-four signatures over it. */
const LONG_PAYLOAD = 16_384;

/**
 * Judges a JWS in JSON serialization (RFC 7515 §7.2): each signature is a layer with a verdict of its own; the token's
 * is that of the signature that says most. Its claims are judged once.
 */
export async function judgeJwsJson(
  judging: Judging,
  { parsed, kind, place }: TokenToJudge & { readonly parsed: ParsedJwsJson },
): Promise<TokenJudgement> {
  const verdicts = await Promise.all(parsed.signatures.map((jws) => verdictOf(judging, jws)));
  const signature = mostTelling(verdicts);
  const telling = parsed.signatures[Math.max(0, verdicts.indexOf(signature))];
  const selective =
    telling && parsed.selective
      ? await judgeSelective(judging, { jws: telling, kind, parts: parsed.selective, signature, place })
      : undefined;
  const findings = [
    ...(telling
      ? checkJwt(
          jwtInput(parsed.selective ? ofIssuer(judging, parsed.selective) : judging, {
            jws: telling,
            kind,
            signature,
            claims: selective?.claims,
          }),
          parsed,
        )
      : checkStructure({ token: parsed })),
    ...checkJwsJson({ token: parsed, verdicts }),
    ...(selective?.findings ?? []),
  ];
  const at = place({ start: 0, end: parsed.text.length });
  const payloadText = telling ? textOfPayload(telling) : undefined;
  const whole: Layer = {
    id: '0',
    kind: 'jws_json',
    tokenKind: kind,
    title: parsed.syntax === 'flattened' ? 'Signed token in JSON' : titleOf(parsed.signatures.length),
    ...(at ? { at } : {}),
    ...(payloadText === undefined ? {} : { payloadText }),
    signature,
    ...(selective ? { undisclosedCount: selective.undisclosedCount } : {}),
    findings,
  };
  const each = parsed.signatures.map((jws, index) =>
    jwsLayer(jws, {
      id: `0.${index}`,
      parentId: '0',
      kind,
      place,
      title: `Signature ${index + 1} of ${parsed.signatures.length}`,
      isPayloadElsewhere: (payloadText?.length ?? 0) > LONG_PAYLOAD,
      signature: verdicts[index] ?? signature,
      findings: checkSignature(jwtInput(judging, { jws, kind, signature: verdicts[index] ?? signature })),
    }),
  );
  return { signature, findings, layers: [whole, ...each, ...(selective?.layers(each.length) ?? [])] };
}

function titleOf(count: number): string {
  return `Signed token in JSON, ${count} ${count === 1 ? 'signature' : 'signatures'}`;
}
