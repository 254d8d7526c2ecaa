import { type BadToken, bad } from './entry.ts';
import { claim, NOW, paid, without } from './parts.ts';

export const times: readonly BadToken[] = [
  bad('The token ended an hour ago.', claim('exp', `${NOW - 3600}`), { fails: ['token.exp.expired'] }),
  bad('The token ended as long ago as clocks may differ.', claim('exp', `${NOW - 30}`), {
    fails: ['token.exp.expired'],
  }),
  bad('The token ended a second less ago than clocks may differ.', claim('exp', `${NOW - 29}`), {
    not: ['token.exp.expired'],
  }),
  bad('The token has no end.', without('exp'), { fails: ['token.exp.missing'] }),
  bad('The end is in milliseconds.', claim('exp', `${(NOW + 600) * 1000}`), {
    fails: ['token.exp.milliseconds'],
    not: ['token.exp.expired', 'access_token.lifetime.too_long'],
  }),
  bad('The end is in microseconds.', claim('exp', `${NOW + 600}000000`), {
    fails: ['token.exp.milliseconds'],
  }),
  bad('The end is in nanoseconds.', claim('exp', `${NOW + 600}000000000`), {
    fails: ['token.exp.milliseconds'],
  }),
  bad('The issue time is in milliseconds.', claim('iat', `${NOW}000`), {
    fails: ['token.iat.milliseconds'],
    not: ['token.iat.future'],
  }),
  bad('The beginning is in milliseconds.', claim('nbf', `${NOW}000`), {
    fails: ['token.nbf.milliseconds'],
    not: ['token.nbf.future'],
  }),
  bad('The token was issued tomorrow.', claim('iat', `${NOW + 86_400}`), { fails: ['token.iat.future'] }),
  bad('The token was issued a second later than clocks may differ.', claim('iat', `${NOW + 31}`), {
    fails: ['token.iat.future'],
  }),
  bad('The token begins tomorrow.', claim('nbf', `${NOW + 86_400}`), {
    fails: ['token.nbf.future', 'token.exp.not_after_start'],
  }),
  bad('The token ends before it was issued.', claim('iat', `${NOW + 3001}`), {
    fails: ['token.exp.not_after_start', 'token.iat.future'],
  }),
  bad('The token ends in the second in which it was issued.', claim('iat', `${NOW + 3000}`), {
    fails: ['token.exp.not_after_start'],
  }),
  bad('The token lives for ten years.', claim('exp', `${NOW + 315_360_000}`), {
    fails: ['access_token.lifetime.too_long'],
  }),
  bad('The token ends in the year 5138.', claim('exp', '99999999999'), {
    fails: ['access_token.lifetime.too_long'],
  }),
  bad('The token does not say when it was issued.', without('iat'), { fails: ['access_token.iat.missing'] }),
  bad('The times are those of a spreadsheet, in days.', claim('exp', '46401.5'), {
    fails: ['token.exp.expired'],
  }),
  bad('The name of the end is written large.', paid('{"EXP":1800003000}'), { fails: ['token.exp.missing'] }),
  bad('The name of the end has a space behind it.', paid('{"exp ":1800003000}'), {
    fails: ['token.exp.missing'],
  }),
];
