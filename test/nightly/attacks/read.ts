import fc from 'fast-check';
import { checkJwt, checkStructure } from '../../../src/core/checks/index.ts';
import { readClaims, readHeaderParameters } from '../../../src/core/jose/claims-view.ts';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { judgeKind } from '../../../src/core/jose/kind.ts';
import { parseToken } from '../../../src/core/jose/parse.ts';
import { kindOfRole } from '../../../src/core/jose/token-roles.ts';
import type { ParsedToken } from '../../../src/core/jose/token.ts';
import { isStrictBase64url } from '../../../src/core/text/base64url.ts';
import { GOOD } from '../../core/corpus/parts.ts';
import { jwt } from '../../core/jose/tokens.ts';
import { type Attack, hold } from './attack.ts';
import { anyObject, anyText, damaged, dotted } from './texts.ts';

/** What holds of every answer, whatever the question was. */
function readAll(text: string): void {
  const { tokens } = detectPasted(text);
  for (const { start, end } of tokens)
    hold(start >= 0 && start < end && end <= text.length, `a token at ${start}-${end} of ${text.length}`);
  for (const { text: each, role } of [...tokens, { text, role: undefined }]) {
    const token = parseToken(each);
    hold(token.text === each, 'the text was changed');
    hold(token.format !== 'broken' || token.problems.length > 0, 'broken, and nothing says why');
    for (const { start, end } of token.problems)
      hold(
        start >= 0 && start <= end && end <= each.length,
        `a problem at ${start}-${end} of ${each.length}`,
      );
    segmentsHold(token);
    judge(token, kindOfRole(role));
  }
}

function segmentsHold(token: ParsedToken): void {
  if (token.format !== 'jws' && token.format !== 'jwe') return;
  const isPlain = token.format === 'jws' && token.header.json?.object?.['b64'] === false;
  const all =
    token.format === 'jws' ? [token.header, token.payload, token.signature] : [token.header, ...token.parts];
  for (const [index, { text, bytes }] of all.entries()) {
    if (isPlain && index === 1) continue;
    hold((bytes !== undefined) === isStrictBase64url(text), 'bytes past the gate, or none within it');
    hold(!bytes || Buffer.from(bytes).toString('base64url') === text, 'other bytes');
  }
}

function judge(token: ParsedToken, hint: ReturnType<typeof kindOfRole>): void {
  if (token.format !== 'jws') {
    checkStructure({ token });
    return;
  }
  const header = token.header.json?.object;
  const claims = token.payload.json?.object;
  if (header) readHeaderParameters(header);
  if (claims) readClaims(claims, { nowSeconds: 0 });
  const signature = { state: 'unchecked', reason: 'no_keys', message: '' } as const;
  const clock = { nowSeconds: 1_800_000_000, skewSeconds: 30 };
  const findings = checkJwt({
    token,
    kind: judgeKind(token, hint),
    header,
    claims,
    signature,
    expected: {},
    clock,
  });
  const json = JSON.stringify(findings);
  hold(JSON.stringify(JSON.parse(json)) === json, 'findings that are no JSON');
  hold(json.length < 100_000, 'findings that are too long');
}

const signed = fc.tuple(anyObject, anyObject).map(([header, claims]) => jwt(header, claims));

/** Any text is read, judged and shown: nothing throws, places are inside, bytes come only through the gate. */
export const reading: readonly Attack[] = [
  {
    name: 'any-text',
    holds: 'any text at all is read and judged',
    share: 20,
    run: (how) => fc.assert(fc.property(anyText, readAll), how),
  },
  {
    name: 'any-parts',
    holds: 'any number of parts of any content is read and judged',
    share: 20,
    run: (how) => fc.assert(fc.property(dotted, readAll), how),
  },
  {
    name: 'any-claims',
    holds: 'a token with any header and any claims is read and judged',
    share: 15,
    run: (how) => fc.assert(fc.property(signed, readAll), how),
  },
  {
    name: 'damaged',
    holds: 'a token damaged anywhere is read and judged',
    share: 15,
    run: (how) => fc.assert(fc.property(damaged(fc.oneof(fc.constant(GOOD), signed)), readAll), how),
  },
];
