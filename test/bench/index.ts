import { benchClientCredentials } from './client-credentials.bench.ts';
import { benchBulk } from './bulk-verify.bench.ts';
import { benchDecode } from './decode.bench.ts';
import { benchFind } from './find.bench.ts';
import { benchIdle } from './idle.bench.ts';
import { benchInspectCold } from './inspect-cold.bench.ts';
import type { Measured } from './measure.ts';
import { benchPaste } from './paste.bench.ts';
import { benchRendererBytes } from './renderer-bytes.bench.ts';
import { benchScanMemory } from './scan-memory.bench.ts';
import { benchScroll } from './scroll.bench.ts';
import { benchVerify } from './verify.bench.ts';
import { benchWindow } from './window.bench.ts';

const BENCHES: Readonly<Record<string, () => Promise<Measured | readonly Measured[]> | readonly Measured[]>> =
  {
    verify: async () => [await benchVerify('ES256'), await benchVerify('RS256')],
    run: () => benchClientCredentials(),
    find: () => benchFind(),
    bulk: () => benchBulk(),
    decode: () => benchDecode(),
    memory: () => benchScanMemory(),
    inspect: () => benchInspectCold(),
    window: () => benchWindow(),
    paste: () => benchPaste(),
    scroll: () => benchScroll(),
    idle: () => benchIdle(),
    bytes: () => benchRendererBytes(),
  };

const isJson = process.argv.includes('--json');
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const names = asked.length > 0 ? asked : Object.keys(BENCHES);
for (const name of names) {
  const bench = BENCHES[name];
  if (!bench) {
    process.stderr.write(`No bench is called ${name}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
    process.exit(2);
  }
  for (const measured of [await bench()].flat()) print(measured);
}

function print({ note, ...measured }: Measured): void {
  if (isJson) {
    console.log(JSON.stringify(measured));
    return;
  }
  const verdict = measured.ok ? 'within' : measured.isSpeed ? 'UNDER ' : 'OVER  ';
  const sign = measured.isSpeed ? '≥' : '≤';
  console.log(
    `${verdict}  ${measured.ratio.toFixed(2)} (± ${measured.spread.toFixed(2)}, budget ${sign} ${measured.budget})  ${measured.name}: ${note}`,
  );
}
