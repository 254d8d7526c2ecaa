import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { judgeTokens, readTokens, readWhole } from '../../../src/engine/inspect/judge-text.ts';
import { createVerify } from '../../../src/node/verify/create-verify.ts';
import { H, P, SIGNATURE } from '../../core/corpus/parts.ts';
import { segment } from '../../core/jose/tokens.ts';
import { type Attack, hold } from './attack.ts';
import { anyJson, anyObject, anyText, damaged } from './texts.ts';

const verify = createVerify();

/** What holds of every token that is judged layer by layer, whatever it is made of. */
async function layersHold(text: string): Promise<void> {
  const found = readTokens(text);
  const tokens = found.length > 0 ? found : [readWhole(text)];
  const judged = await judgeTokens(text, tokens, async () => ({
    verify,
    sha2: verify.sha2,
    keys: [],
    expected: {},
    clock: { nowSeconds: 1_800_000_000, skewSeconds: 30 },
  }));
  for (const { token } of judged) {
    hold(token.signature.state !== 'verified', 'verified without a key');
    const ids = token.layers.map(({ id }) => id);
    hold(new Set(ids).size === ids.length, 'two layers of one name');
    for (const { at, parentId } of token.layers) {
      hold(parentId === undefined || ids.includes(parentId), 'a layer in none');
      hold(
        !at || (at.start >= 0 && at.start <= at.end && at.end <= text.length),
        'a layer outside of the text',
      );
    }
    const json = JSON.stringify(token);
    hold(JSON.stringify(JSON.parse(json)) === json, 'an answer that is no JSON');
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest('base64url');

const disclosures = fc.array(anyJson.map(segment), { maxLength: 4 });
const selective = fc.tuple(disclosures, anyObject, fc.boolean()).map(([list, claims, isElement]) => {
  const digests = list.map(digest);
  const payload = isElement
    ? { ...claims, list: digests.map((each) => ({ '...': each })) }
    : { ...claims, _sd: digests };
  return `${[`${H}.${segment(JSON.stringify(payload))}.${SIGNATURE}`, ...list].join('~')}~`;
});

const one = fc.oneof(
  fc.constant<unknown>({ protected: H, signature: SIGNATURE }),
  anyObject.map((header) => ({ protected: segment(JSON.stringify(header)), header, signature: SIGNATURE })),
  anyObject,
  anyText,
);
const inJson = fc.oneof(
  fc.array(one, { maxLength: 4 }).map((signatures) => ({ payload: P, signatures })),
  anyObject.map((header) => ({ payload: P, protected: H, header, signature: SIGNATURE })),
  fc.tuple(anyObject, fc.array(one, { maxLength: 3 })).map(([header, recipients]) => ({
    protected: segment(JSON.stringify(header)),
    unprotected: header,
    recipients,
    iv: 'AAAA',
    ciphertext: 'AAAA',
    tag: 'AAAA',
  })),
);
const anySerialization = fc.oneof(
  selective,
  inJson.map((value) => JSON.stringify(value)),
);

/** Tokens of several layers: disclosures, signatures and recipients, whole and damaged. */
export const layering: readonly Attack[] = [
  {
    name: 'layers',
    holds: 'a token of many layers is judged, its layers inside of one another and of the text',
    share: 4,
    run: (how) =>
      fc.assert(fc.asyncProperty(fc.oneof(anySerialization, damaged(anySerialization)), layersHold), how),
  },
];
