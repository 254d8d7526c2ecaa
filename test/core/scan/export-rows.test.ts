import { expect, test } from 'vitest';
import { type ExportedRow, csvHeader, csvLine, exportedRow } from '../../../src/core/scan/export-rows.ts';

const ROW: ExportedRow = {
  fingerprint: 'CVNJnV_1Yezialc7XcUbWw',
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
