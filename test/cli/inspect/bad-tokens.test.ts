import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { locateProgram } from '../../../src/cli/program.ts';
import { runCli } from '../../../src/cli/run-cli.ts';
import type { BadToken } from '../../core/corpus/entry.ts';
import { CORPUS } from '../../core/corpus/index.ts';
import { NOW } from '../../core/corpus/parts.ts';
import { failing, verdictOf } from '../../core/corpus/said.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';
import { fakeTerminal } from '../fake-terminal.ts';

const program = locateProgram('file:///nowhere/src/cli/index.ts', { env: {}, platform: 'linux' });
/** What a terminal obeys, and what it shows as nothing. */
const OBEYED = /(?!\n)\p{Cc}|\p{Cf}|\p{Cs}|\p{Zl}|\p{Zp}/u;

const folder = temporaryFolder('bad-tokens');
mkdirSync(folder, { recursive: true });

/** Bytes are read from standard input as UTF-8, which has no half characters. */
const isText = ({ text }: BadToken) => typeof text !== 'string' || text.isWellFormed();

/** What `assay inspect` says of a bad token, with `--json` or as words. */
async function inspect({ text: made, keys }: BadToken, ...args: readonly string[]) {
  const text = typeof made === 'string' ? made : made();
  const file = join(folder, 'keys');
  if (keys !== undefined) writeFileSync(file, keys);
  const terminal = fakeTerminal({ stdin: text, nowSeconds: NOW });
  const trust = keys === undefined ? [] : ['--jwks', file];
  const status = await runCli(['inspect', ...args, ...trust], terminal, program);
  return { status, terminal };
}

describe.each(CORPUS)('the terminal’s word on bad tokens: %s', (_, tokens) => {
  test.each(tokens.filter(isText).map((token) => [token.wrong, token] as const))('%s', async (__, token) => {
    const { status, terminal } = await inspect(token, '--json');
    expect(terminal.stderr()).toBe('');
    const { exitStatus, tokens: found, callback } = JSON.parse(terminal.stdout());
    expect([exitStatus, [0, 1, 5].includes(status)]).toEqual([status, true]);
    const { fails = [], not = [], signature, as, tokens: count = 1 } = token.says;
    if (callback !== undefined) {
      expect([found, count, status]).toEqual([[], 0, 1]);
      return;
    }
    const said = failing(found[0].findings);
    expect(found).toHaveLength(Math.max(count, 1));
    expect(said).toEqual(expect.arrayContaining([...fails]));
    expect(not.filter((code) => said.includes(code))).toEqual([]);
    if (signature !== undefined) expect(verdictOf(found[0].signature)).toBe(signature);
    if (as !== undefined && count > 0) expect(found[0].format).toBe(as);
  });
});

test('as words nothing of a bad token reaches a terminal that could command it', async () => {
  const tokens = CORPUS.flatMap(([, all]) => all).filter(
    (token) => isText(token) && typeof token.text === 'string',
  );
  for (const token of tokens) {
    const { terminal } = await inspect(token);
    const written = terminal.stdout() + terminal.stderr();
    expect([token.wrong, OBEYED.exec(written)?.[0]]).toEqual([token.wrong, undefined]);
  }
});
