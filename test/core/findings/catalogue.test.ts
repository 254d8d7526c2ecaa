import { describe, expect, it } from 'vitest';
import {
  CATALOGUE,
  FINDING_CODES,
  type FindingCode,
  isFindingCode,
} from '../../../src/core/findings/catalogue.ts';
import type { CatalogueEntry } from '../../../src/core/findings/entry.ts';

const ENTRIES: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);

describe('the catalogue', () => {
  it('has no code in two tables', () => {
    // Joined tables overwrite each other silently; the titles of one subject would then be fewer than its codes.
    expect(new Set(FINDING_CODES).size).toBe(FINDING_CODES.length);
    expect(FINDING_CODES.length).toBeGreaterThanOrEqual(120);
  });

  it.each(ENTRIES)('%s is subject.aspect.problem, and its subject the first part', (code, { subject }) => {
    expect(code).toMatch(/^[a-z0-9_]+\.[a-z0-9_]+\.[a-z0-9_]+$/);
    expect(code.split('.')[0]).toBe(subject);
  });

  it.each(ENTRIES)('%s has short plain words for both ways', (_, { title, passTitle, remedy }) => {
    for (const words of [title, passTitle]) {
      expect(words).toMatch(/^\S.{5,80}$/);
      expect(words).not.toMatch(/[.!]$/);
    }
    expect(title).not.toBe(passTitle);
    expect(remedy).toMatch(/^[A-Z].*\.$/);
    expect(remedy).not.toContain('!');
  });

  it.each(ENTRIES)('%s names its section and where to read it', (_, { section }) => {
    expect(section.spec).toMatch(
      /^(RFC \d{4}(bis draft)?|OIDC (Core|Discovery|Back-Channel Logout)|OpenID Federation|SD-JWT VC|FAPI (1\.0 Advanced|2\.0( Message Signing)?))$/,
    );
    expect(section.section).toMatch(/^\d+(\.\d+)*$/);
    expect(section.url).toMatch(
      /^https:\/\/(www\.rfc-editor\.org\/rfc\/rfc\d+#section-|openid\.net\/specs\/.*#(rfc\.)?section[.-]|www\.ietf\.org\/archive\/id\/draft-.*#section-)/,
    );
    expect(section.url.endsWith(section.section)).toBe(true);
  });

  // Sections beside these speak of the same thing with a SHOULD or a MAY, or of something else.
  it.each<[code: FindingCode, section: string]>([
    ['token.alg.none', 'RFC 7518 §3.6'],
    ['token.signature.self_asserted', 'RFC 8725 §3.8'],
    ['id_token.at_hash.mismatch', 'OIDC Core §3.2.2.9'],
    ['id_token.auth_time.too_old', 'OIDC Core §3.1.2.1'],
    ['authorization_response.access_token.in_query', 'RFC 6749 §4.2.2'],
  ])('calls %s a violation by the section that demands it', (code, section) => {
    const entry: CatalogueEntry = CATALOGUE[code];
    expect(`${entry.section.spec} §${entry.section.section}`).toBe(section);
    expect(entry.severity.default).toBe('violation');
  });

  // Read in the documents, 26 November 2026: what each section demands, of whom, and with which word.
  it.each<[code: FindingCode, section: string, severity: CatalogueEntry['severity']]>([
    ['token.kid.missing', 'OIDC Core §10.1', { default: 'risk', oidc_core: 'violation' }],
    ['token.key.not_for_signatures', 'OIDC Core §10.1', { default: 'risk', oidc_core: 'violation' }],
    ['token.encryption.tag_mismatch', 'RFC 7516 §5.2', { default: 'violation' }],
    ['logout_token.typ.missing', 'OIDC Back-Channel Logout §2.4', { default: 'risk' }],
    ['token.encryption.zip_bomb', 'RFC 8725bis draft §3.15', { default: 'risk' }],
    ['token.encryption.pbes2_count_high', 'RFC 8725bis draft §3.13', { default: 'risk' }],
    ['access_token.binding.certificate_called_dpop', 'RFC 9449 §5', { default: 'risk' }],
    ['authorization_response.iss.unannounced', 'RFC 9207 §2.4', { default: 'risk' }],
    ['authorization_request.response_type.token', 'RFC 9700 §2.1.2', { default: 'risk' }],
    ['authorization_request.response_type.not_code', 'FAPI 2.0 §5.3.2.2', { fapi2_security: 'violation' }],
    ['authorization_request.pkce.off', 'RFC 9700 §2.1.1', { default: 'risk', fapi2_security: 'violation' }],
    ['authorization_request.code.unprotected', 'RFC 9700 §2.1.1', { rfc9700: 'violation' }],
    ['request_object.claims.missing', 'RFC 9101 §4', { default: 'risk' }],
    [
      'client_assertion.jti.missing',
      'OIDC Core §9',
      { default: 'risk', oidc_core: 'violation', fapi2_security: 'violation' },
    ],
  ])('judges %s by %s', (code, expected, grave) => {
    const { section, severity }: CatalogueEntry = CATALOGUE[code];
    expect(`${section.spec} §${section.section}`).toBe(expected);
    expect(severity).toEqual(grave);
  });

  it('calls a changed azp no violation, since errata 2 leaves it to extensions', () => {
    expect(CATALOGUE['id_token.refresh.azp_changed'].severity).toEqual({ default: 'risk' });
  });

  it.each(ENTRIES)('%s is judged by some policy', (_, { severity }) => {
    expect(Object.keys(severity).length).toBeGreaterThan(0);
  });

  it('never judges a named policy more mildly than the default', () => {
    const rank = { note: 0, risk: 1, violation: 2 };
    const milder = ENTRIES.filter(([, { severity }]) =>
      Object.values(severity).some((named) => rank[named] < rank[severity.default ?? 'note']),
    );
    expect(milder).toEqual([]);
  });
});

describe('isFindingCode', () => {
  it('knows the codes of this version and nothing that every object has', () => {
    expect(isFindingCode('token.exp.expired')).toBe(true);
    expect(isFindingCode('token.exp.tired')).toBe(false);
    expect(isFindingCode('constructor')).toBe(false);
    expect(isFindingCode('__proto__')).toBe(false);
  });
});
