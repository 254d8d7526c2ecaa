import type { Run } from '../command.ts';
import { EXIT } from '../exit-status.ts';
import type { VERSION } from '../specs/help.ts';
import { line } from '../terminal/terminal.ts';
import { readVersion } from '../version.ts';

export const run: Run<typeof VERSION> = async ({ options, terminal }) => {
  const version = readVersion(import.meta.url);
  const facts = { version, node: process.versions.node, platform: `${process.platform}-${process.arch}` };
  line(
    terminal.out,
    options.json ? JSON.stringify(facts) : `assay ${version} (Node ${facts.node}, ${facts.platform})`,
  );
  return EXIT.good;
};
