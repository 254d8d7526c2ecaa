import { buildStates } from './build.ts';
import { callStates } from './call.ts';
import { compareStates } from './compare.ts';
import { getTokenStates } from './get-token.ts';
import { inspectStates } from './inspect.ts';
import { profileStates } from './profiles.ts';
import type { ScreenState } from './screen-state.ts';
import { scanStates } from './scan.ts';
import { settingsStates } from './settings.ts';
import { startStates } from './start.ts';
import { stressStates } from './stress.ts';
import { tokenStates } from './token.ts';
import { tokensStates } from './tokens.ts';
import { wireStates } from './wire.ts';

/**
 * Every screen and its states, in the order of the gallery. What is in this table is looked at by axe in each theme
 * (accessibility.spec.ts) and drawn to docs/screens (`npm run gallery`); what is not is neither. A new screen gets a file
 * beside this one and a row here; a new state of a screen gets an entry in the screen's file.
 */
export const SCREENS: readonly (readonly [screen: string, states: readonly ScreenState[]])[] = [
  ['Start', startStates],
  ['Profiles', profileStates],
  ['Get token', getTokenStates],
  ['Token', tokenStates],
  ['All tokens', tokensStates],
  ['Wire', wireStates],
  ['Call API', callStates],
  ['Inspect', inspectStates],
  ['Scan', scanStates],
  ['Compare', compareStates],
  ['Make a token', buildStates],
  ['Settings', settingsStates],
  ['Stress', stressStates],
];
