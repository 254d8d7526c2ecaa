import type { Scenario } from '../../../support/fake-window/fake-bridge.ts';
import type { OpenWindow } from '../../support/open-window.ts';

/** One state that a screen can be in: how the program is, and how a person gets there. */
export interface ScreenState {
  /** The state in a few words; with the screen's name it names a picture and a test. */
  readonly name: string;
  readonly scenario: Scenario;
  /** Goes there as a person does, and ends when what the state is about is on the screen. */
  readonly go: (open: OpenWindow) => Promise<unknown>;
}
