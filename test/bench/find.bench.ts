import { TokenFinder } from '../../src/core/scan/find-tokens.ts';
import { type Measured, compare } from './measure.ts';
import { benchKey, benchTokens, harPiece } from './scan-data.ts';

const TOTAL = 100 * 1024 * 1024;
/** As `assay scan` reads files. */
const CHUNK = 1024 * 1024;

/** Finding the tokens in a HAR of 100 MB, by chunks, against one pass of `Buffer.indexOf` over the same bytes. */
export async function benchFind(): Promise<Measured> {
  const tokens = benchTokens(benchKey('ES256'), 500);
  const piece = harPiece(tokens, 4 * 1024 * 1024);
  const har = Buffer.concat(Array.from({ length: Math.ceil(TOTAL / piece.length) }, () => piece)).subarray(
    0,
    TOTAL,
  );
  let found = 0;
  const ours = (): void => {
    const finder = new TokenFinder();
    found = 0;
    for (let at = 0; at < har.length; at += CHUNK) found += finder.push(har.subarray(at, at + CHUNK)).length;
    found += finder.end().length;
  };
  const measured = await compare({
    name: 'find tokens in a HAR of 100 MB',
    budget: 2,
    note: 'every form of a header, tokens cut out, in chunks of 1 MB; against one Buffer.indexOf("eyJ") pass',
    rounds: 15,
    ours,
    theirs: () => {
      for (let at = har.indexOf('eyJ'); at !== -1; at = har.indexOf('eyJ', at + 1));
    },
  });
  return { ...measured, note: `${measured.note}; ${found} tokens found` };
}
