import { randomUUID } from 'node:crypto';
import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { SavedFile } from '../contract/models/exchange.ts';
import { type Fault, fault } from '../core/faults.ts';
import { type Result, failed, ok } from '../core/result.ts';
import type { dialog } from './electron.ts';

/** Asks a person where a text should go and writes it there, piece by piece where it comes so; where they change their mind, there is no path. */
export type SaveFile = (
  suggestedName: string,
  text: string | AsyncIterable<string>,
) => Promise<Result<SavedFile, Fault>>;

/** Longer names are refused by file systems. */
const MAX_NAME = 200;
/** A longer ending is none that says what is in a file. */
const MAX_KIND = 16;

/** Letters, digits and a few signs: a name that every file system takes, and that is no path. What kind of file it is stays. */
function safeName(suggested: string): string {
  const ending = extname(suggested);
  const kind = ending.length > MAX_KIND ? '' : ending;
  const base = suggested.slice(0, Math.min(suggested.length, MAX_NAME) - kind.length);
  const letters = `${base}${kind}`.replaceAll(/[^\w.@+-]+/g, '-');
  return letters.replaceAll(/^[-.]+|[-.]+$/g, '') || 'assay';
}

/** Makes it over the shell's dialog. The file is whole or not there, and only its owner may read it. */
export function createSaveFile(ask: (typeof dialog)['showSaveDialog']): SaveFile {
  return async (suggestedName, text) => {
    const defaultPath = safeName(suggestedName);
    const extension = extname(defaultPath).slice(1);
    const filters = extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }];
    try {
      const { canceled, filePath } = await ask({ defaultPath, filters });
      if (canceled || filePath === '') return ok({});
      await writeWhole(filePath, text);
      return ok({ path: filePath });
    } catch {
      return failed(fault('file.failed', 'The file could not be written.'));
    }
  };
}

async function writeWhole(path: string, text: string | AsyncIterable<string>): Promise<void> {
  const draft = `${path}.${randomUUID()}.part`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, path);
  } catch (error) {
    await Promise.allSettled([rm(draft), removeIfEmpty(path)]);
    throw error;
  }
}

/** A shell may hold a name with an empty file (the stand-in does): where nothing is written, nothing stays. */
async function removeIfEmpty(path: string): Promise<void> {
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile() && found.size === 0) await rm(path, { force: true });
}
