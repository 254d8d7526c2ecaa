import type { Fault } from '../../../core/faults.ts';
import { FaultError, call } from '../../bridge/call.ts';
import { scanWords } from '../../words/scan.ts';
import type { ScanTrust } from './scan.model.ts';
import { type ScanSource, lookAtScan, useScan } from './scan.store.ts';

/** Large enough that asking costs nothing beside reading, small enough that Cancel is heard at once. */
const CHUNK_BYTES = 768 * 1024;
/** As the contract has it. */
const MAX_NAME = 255;

const UNREADABLE: Fault = { code: 'file.failed', ...scanWords.unreadable };

/**
 * Begins a scan and feeds it: the page reads the file, since the program is given no paths, and hands it over piece by
 * piece; the next piece is read while the program takes the one before, and it waits where that waits. Goes on
 * wherever a person goes meanwhile. Rejects with a FaultError where it could not begin.
 */
export async function startScan(source: ScanSource, trust: ScanTrust): Promise<void> {
  const { name, blob } = source;
  const { scanId } = await call('scan.begin', {
    name: shortName(name) || 'text',
    totalBytes: blob.size,
    ...trust,
  });
  lookAtScan(scanId, source, trust);
  void feed(scanId, blob).catch((error: unknown) => {
    if (useScan.getState().scanId === scanId) useScan.setState({ fault: faultOf(error) });
    void call('scan.cancel', { scanId }).catch(() => undefined);
  });
}

/** Both ends of a long name: the last says what kind of file it is. */
function shortName(name: string): string {
  return name.length > MAX_NAME ? `${name.slice(0, 200)}…${name.slice(-50)}` : name;
}

async function feed(scanId: string, blob: Blob): Promise<void> {
  let reading = readChunk(blob, 0);
  for (let at = 0; at < blob.size; at += CHUNK_BYTES) {
    const bytes = await reading;
    reading = readChunk(blob, at + CHUNK_BYTES);
    // Not looked at when this ends early.
    reading.catch(() => undefined);
    const { state } = await call('scan.push', { scanId, bytes });
    if (state !== 'reading') return;
  }
  await call('scan.end', { scanId });
}

/** A piece in base64, which the browser itself makes. */
function readChunk(blob: Blob, at: number): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const reader = new FileReader();
  reader.addEventListener('error', () => reject(new FaultError(UNREADABLE)));
  reader.addEventListener('load', () => {
    const url = typeof reader.result === 'string' ? reader.result : '';
    resolve(url.slice(url.indexOf(',') + 1));
  });
  reader.readAsDataURL(blob.slice(at, at + CHUNK_BYTES));
  return promise;
}

function faultOf(error: unknown): Fault {
  return error instanceof FaultError ? error.fault : UNREADABLE;
}
