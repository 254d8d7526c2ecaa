import fc from 'fast-check';
import { redactText } from '../../../src/core/exchange/redact.ts';
import { detectPasted } from '../../../src/core/jose/detect.ts';
import { GOOD, SIGNATURE } from '../../core/corpus/parts.ts';
import { type Attack, hold } from './attack.ts';
import { anyText } from './texts.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcxyz019-_.'.split('')), minLength: 1, maxLength: 8 });
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** Ways in which people have a token, with whatever else stands beside it. */
const wrapped = fc.tuple(word, word, anyText, fc.nat({ max: 5 })).map(([one, other, any, way]) => {
  const others = { [one]: any, token_type: 'Bearer' };
  switch (way) {
    case 0:
      return JSON.stringify({ ...others, access_token: GOOD });
    case 1:
      return `https://app.example/${one}?${new URLSearchParams({ [`x${other}`]: any.toWellFormed() })}#access_token=${GOOD}&x=${other}`;
    case 2:
      return `curl -X POST ${quoted(`https://api.example/${one}`)} --data-raw ${quoted(`x${other}=1`)} -H ${quoted(`X-${one}: ${other}`)} -H ${quoted(`Authorization: Bearer ${GOOD}`)}`;
    case 3:
      return `GET /${one} HTTP/1.1\r\nHost: ${other}\r\nAuthorization: DPoP ${GOOD}\r\n\r\n`;
    case 4:
      return `  "${GOOD}",\n`;
    default:
      return `Bearer ${GOOD}`;
  }
});

function foundHolds(text: string): void {
  const found = detectPasted(text).tokens.find((token) => token.text === GOOD);
  hold(found !== undefined, 'the token was not found');
  hold(text.slice(found?.start, found?.end) === GOOD, 'the token is not where it says');
}

function hiddenHolds([before, after]: readonly [string, string]): void {
  const text = `${before} ${GOOD} ${after}`;
  const hidden = redactText(text);
  hold(hidden.length === text.length, 'offsets moved');
  hold(!hidden.includes(SIGNATURE), 'the signature came out');
}

export const wrapping: readonly Attack[] = [
  {
    name: 'wrapped',
    holds: 'a token is found whole in whatever stands around it',
    share: 5,
    run: (how) => fc.assert(fc.property(wrapped, foundHolds), how),
  },
  {
    name: 'hidden',
    holds: 'a token between any two texts does not come out of redaction',
    share: 5,
    run: (how) => fc.assert(fc.property(fc.tuple(anyText, anyText), hiddenHolds), how),
  },
];
