import type { ShownFinding } from '../../core/findings/explanation.ts';
import type { Run, Step } from '../../core/run/run.ts';

/** A run as the window shows it: its findings with their words, which are never stored. */
export type RunView = Run<ShownFinding>;

/** One step of it. */
export type StepView = Step<ShownFinding>;
