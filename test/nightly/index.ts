import { runNight } from './night.ts';
import { readOptions } from './options.ts';

const options = readOptions(process.argv.slice(2), Math.floor(Date.now() / 1000) % 1_000_000_000);
if (typeof options === 'string') {
  console.error(options);
  process.exit(2);
}
const { seed, cases, minutes, attacks } = options;
console.log(`${cases} cases with the seed ${seed}, for ${minutes} minutes at most.`);
const { broken, isCut, cases: done } = await runNight(options, (line) => console.log(line));
for (const one of broken) {
  console.log(`\n${one.attack.name} broke with the seed ${one.seed}:\n${one.why}`);
  console.log(`Try it again: npm run nightly -- --seed ${one.seed} --cases 5000 ${one.attack.name}`);
}
const rest = attacks.length === 1 ? ` ${attacks[0]?.name}` : '';
if (isCut)
  console.log(
    `The time is up. Go on: npm run nightly -- --seed ${seed + 1000} --cases ${cases - done}${rest}`,
  );
console.log(`\n${done} cases held${broken.length > 0 ? `; ${broken.length} attacks broke something` : ''}.`);
process.exit(broken.length > 0 ? 1 : 0);
