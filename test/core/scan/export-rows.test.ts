import { expect, test } from 'vitest';
import {
  type ExportedRow,
  csvHeader,
  csvLine,
  exportedRow,
  shortPrint,
} from '../../../src/core/scan/export-rows.ts';

const ROW: ExportedRow = {
  fingerprint: 'sha256:0953499d5ff561ece26a573b5dc51b5b',
  source: 0,
  offset: 12,
  length: 600,
  sightings: 3,
  format: 'jws',
  kind: 'access_token',
  alg: 'RS256',
  issuer: 'https://login.example',
  signature: 'verified',
  isExpired: false,
  codes: ['a.b.c', 'd.e.f'],
  worst: 'risk',
};

test('a row names the token by fingerprint and place; the text is there only where it was given', () => {
  expect(exportedRow(ROW, ['app.log'])).toMatchObject({
    source: 'app.log',
    offset: 12,
    findings: ['a.b.c', 'd.e.f'],
  });
  expect(exportedRow(ROW, [])).not.toHaveProperty('token');
  expect(exportedRow({ ...ROW, text: 'a.b.c' }, [])).toHaveProperty('token', 'a.b.c');
});

test('CSV has as many fields in each line as in the header', () => {
  expect(csvLine(ROW, ['app.log'], false).split(',')).toHaveLength(csvHeader(false).split(',').length);
  expect(csvHeader(true).endsWith(',token')).toBe(true);
});

test('a fingerprint is the same text in a table, in JSON and in CSV: it needs no guard in a spreadsheet', () => {
  for (const digits of ['00', '1e', 'ff']) {
    const fingerprint = `sha256:${digits.repeat(16)}`;
    expect(csvLine({ ...ROW, fingerprint }, ['x'], false).split(',')[3]).toBe(fingerprint);
    expect(exportedRow({ ...ROW, fingerprint }, [])).toMatchObject({ fingerprint });
    expect(shortPrint(fingerprint)).toBe(digits.repeat(4));
  }
});

test('a comma, a quote and a line feed do not end a field', () => {
  const line = csvLine({ ...ROW, issuer: 'a,"b"\nc' }, ['x'], false);
  expect(line).toContain('"a,""b""\nc"');
});

test('what a spreadsheet would take for a formula is text', () => {
  for (const sign of ['=', '+', '-', '@']) {
    expect(csvLine({ ...ROW, clientId: `${sign}HYPERLINK(1)` }, ['x'], false)).toContain(
      `,'${sign}HYPERLINK(1),`,
    );
  }
});
