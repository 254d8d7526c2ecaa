import type { TextRange } from '../text/json-walk.ts';
import { parseJws } from './parse-jws.ts';
import { type Decoding, readJsonSegment, segmentAt } from './segment.ts';
import type { ParsedDisclosure, ParsedSdJwt, ParseProblem, Segment } from './token.ts';

/** More than any credential has; megabytes of tildes need no list. */
const MAX_DISCLOSURES = 4096;

/** Reads one disclosure: base64url of a JSON array (RFC 9901 §4.2). What is in it is judged where it is used. */
export function readDisclosure(
  unread: Segment,
  decoding: Decoding,
): { readonly disclosure: ParsedDisclosure; readonly problems: readonly ParseProblem[] } {
  if (unread.text === '') {
    const { start, end } = unread;
    return { disclosure: unread, problems: [{ code: 'empty_segment', part: 'disclosure', start, end }] };
  }
  const { segment, problems } = readJsonSegment(unread, 'disclosure', decoding, 'array');
  return { disclosure: segment, problems };
}

/** Reads an SD-JWT from where its JWT stands and the range after the first tilde (RFC 9901 §4). Linear; never throws. */
export function parseSdJwt(
  text: string,
  { jwt, after }: { readonly jwt: readonly TextRange[]; readonly after: TextRange },
  around: readonly ParseProblem[],
  decoding: Decoding,
): ParsedSdJwt {
  const jws = parseJws(text, jwt, [], decoding);
  const { disclosed, last, tooMany } = splitAtTildes(text, after);
  const read = disclosed.map((range) => readDisclosure(segmentAt(text, range), decoding));
  const isJwt = text.slice(last.start, last.end).includes('.');
  const keyBinding = isJwt ? parseJws(text, splitInThree(text, last), [], decoding) : undefined;
  const unfinished =
    last.start === last.end || isJwt ? undefined : readDisclosure(segmentAt(text, last), decoding);
  const all = unfinished ? [...read, unfinished] : read;
  const presentedEnd = unfinished ? last.end : last.start;
  return {
    format: 'sd_jwt',
    text,
    jws,
    selective: {
      disclosures: all.map(({ disclosure }) => disclosure),
      ...(keyBinding ? { keyBinding } : {}),
      presented: text.slice(jws.header.start, presentedEnd),
    },
    problems: [
      ...around,
      ...jws.problems,
      ...all.flatMap(({ problems }) => problems),
      ...(unfinished ? [noFinalTilde(last)] : []),
      ...(tooMany ? [tooMany] : []),
      ...(keyBinding?.problems ?? []),
    ],
  };
}

function noFinalTilde({ start, end }: TextRange): ParseProblem {
  const detail = 'the last part is no JWT, and no tilde ends it';
  return { code: 'no_final_tilde', part: 'disclosure', start, end, detail };
}

/** The parts that a tilde ends, and what stands after the last tilde. */
function splitAtTildes(
  text: string,
  { start, end }: TextRange,
): { disclosed: TextRange[]; last: TextRange; tooMany?: ParseProblem } {
  const disclosed: TextRange[] = [];
  let at = start;
  for (;;) {
    const tilde = text.indexOf('~', at);
    if (tilde === -1 || tilde >= end) return { disclosed, last: { start: at, end } };
    if (disclosed.length === MAX_DISCLOSURES) {
      const detail = `more than ${MAX_DISCLOSURES} disclosures; those after them were not read`;
      const tooMany: ParseProblem = { code: 'too_large', part: 'disclosure', start: at, end, detail };
      return { disclosed, last: { start: end, end }, tooMany };
    }
    disclosed.push({ start: at, end: tilde });
    at = tilde + 1;
  }
}

/** The parts of a key binding JWT; a fourth dot stays in the signature, where the gate refuses it. */
function splitInThree(text: string, { start, end }: TextRange): readonly TextRange[] {
  const first = text.indexOf('.', start);
  const next = text.indexOf('.', first + 1);
  const second = next === -1 || next >= end ? end : next;
  return [
    { start, end: first },
    { start: Math.min(first + 1, end), end: second },
    { start: Math.min(second + 1, end), end },
  ];
}
