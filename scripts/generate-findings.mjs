// generate-findings.mjs [--check] [FILE]: writes docs/findings.md from the catalogue; with --check says whether it is
// current, and where it is not. Runs on Node 24.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOGUE } from '../src/core/findings/catalogue.ts';
import { sectionLabel } from '../src/core/findings/explain-with.ts';
import { POLICIES } from '../src/core/findings/policies.ts';
import { ROOT } from './node24.mjs';

const FILE =
  process.argv.slice(2).find((argument) => !argument.startsWith('-')) ?? join(ROOT, 'docs', 'findings.md');
const COMMAND = 'node scripts/node24.mjs scripts/generate-findings.mjs';

/** Subjects in the order in which a person meets them, and what they are. */
const SUBJECTS = {
  token:
    'Any token: how the text is built, its header, its signature, and the claims that mean the same everywhere',
  access_token: 'JWT access tokens',
  id_token: 'ID tokens',
  authorization_request: 'What was asked at the authorization endpoint',
  authorization_response: 'What came back through the browser',
  token_response: 'What the token endpoint answered',
  introspection: 'What the introspection endpoint said',
  sd_jwt: 'SD-JWTs and their disclosures (RFC 9901)',
  key_binding: 'The proof of an SD-JWT’s holder',
  credential: 'Credentials (SD-JWT VC, a draft)',
  dpop_proof: 'DPoP proofs',
  client_assertion: 'Client assertions',
  request_object: 'Request objects',
  logout_token: 'Logout tokens',
  introspection_jwt: 'Signed introspection answers',
  entity_statement: 'Entity statements of OpenID Federation',
  metadata: 'What the server says of itself',
  jwks: 'The keys it publishes',
  profile: 'What a profile asks for, against what its server says of itself',
  policy: 'What the profile’s own policy demands',
};

function severity({ default: usual, ...named }) {
  const others = POLICIES.filter(({ id }) => named[id] !== undefined).map(
    ({ id, name }) => `${named[id]} under ${name}`,
  );
  return [...(usual === undefined ? [] : [usual]), ...others].join('; ');
}

/** A cell must not end its column. */
function cell(text) {
  return text.replaceAll('|', '\\|');
}

function row([code, entry]) {
  const section = `[${sectionLabel(entry.section)}](${entry.section.url})`;
  return `| \`${code}\` | ${cell(entry.title)} | ${cell(entry.remedy)} | ${section} | ${severity(entry.severity)} |`;
}

function policyRow({ id, name, summary, url }) {
  return `| \`${id}\` | ${url === undefined ? name : `[${name}](${url})`}: ${summary} |`;
}

function subjectTable(subject) {
  const rows = Object.entries(CATALOGUE).filter(([, entry]) => entry.subject === subject);
  return [
    `## ${SUBJECTS[subject]}`,
    '',
    '| code | what is true when the rule fails | what to do | section | severity |',
    '|---|---|---|---|---|',
    ...rows.map(row),
    '',
  ];
}

/** The text of docs/findings.md. Throws where the catalogue has a subject that has no chapter here. */
function renderFindings() {
  const entries = Object.values(CATALOGUE);
  const homeless = entries.find(({ subject }) => !Object.hasOwn(SUBJECTS, subject));
  if (homeless) throw new Error(`no chapter for the subject ${homeless.subject}`);
  return [
    '# Findings',
    '',
    `Made by \`${COMMAND}\` from \`src/core/findings/catalogue.ts\`; do not edit.`,
    '',
    `Everything that Assay says about a token, an exchange or a server is one of these ${entries.length} findings. Each has one rule, which runs every time and ends in one of four ways: it *fails*, it *passes*, it was *not checked* (and says why), or it *does not apply* (and says why).`,
    '',
    'Only a fail has a severity, and which one depends on the policy it is judged under:',
    '',
    '- **violation**: a MUST is broken;',
    '- **risk**: a SHOULD or a best practice is not followed;',
    '- **note**: worth knowing.',
    '',
    'The policies that can be chosen, in the window and with `--policy`:',
    '',
    '| policy | what it judges by |',
    '|---|---|',
    ...POLICIES.map(policyRow),
    '',
    'A policy that a row does not name judges as those it builds on, else as the default does. Where a row names policies only, the rule belongs to them alone: under others it does not apply.',
    '',
    ...Object.keys(SUBJECTS).flatMap(subjectTable),
  ].join('\n');
}

/** The first line in which two texts differ, for a person who wonders why a check failed. */
function firstDifference(current, wanted) {
  const [before, after] = [current.split('\n'), wanted.split('\n')];
  const at = Math.max(before.length, after.length);
  for (let line = 0; line < at; line++) {
    if (before[line] !== after[line]) {
      return `line ${line + 1}\n- ${before[line] ?? '(end of file)'}\n+ ${after[line] ?? '(end of file)'}`;
    }
  }
  return undefined;
}

function read() {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return '';
  }
}

const text = renderFindings();
if (process.argv.includes('--check')) {
  const difference = firstDifference(read(), text);
  if (difference !== undefined) {
    console.error(`docs/findings.md is not current: run ${COMMAND}\n${difference}`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(FILE, text);
}
