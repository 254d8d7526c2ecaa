import { describe, expect, test } from 'vitest';
import type { StepView } from '../../../src/contract/models/run.ts';
import { fault } from '../../../src/core/faults.ts';
import { newRun, type Run, type RunEvent } from '../../../src/core/run/run.ts';
import {
  announcement,
  hasDetails,
  runFault,
  stepDuration,
  stepMark,
} from '../../../src/renderer/ui/run/run.model.ts';
import { runInWords } from '../../../src/main/in-words.ts';
import { acquireRun, apply, untilWaiting } from '../../support/fake-window/runs.ts';

function stepOf(events: readonly RunEvent[]): StepView {
  const run = apply(newRun({ id: 'r', kind: 'acquire', startedAtMs: 0, title: 't' }, ['token']), events);
  return runInWords(run, 'default').steps[0]!;
}
const started: RunEvent = { type: 'step.started', step: 'token', atMs: 0 };
const done: RunEvent = { type: 'step.done', step: 'token', atMs: 38, summary: 's' };
const found = (code: string): RunEvent => ({
  type: 'step.findings',
  step: 'token',
  findings: [{ code: code as never, outcome: 'fail', evidence: {} }],
});

describe('a step', () => {
  test('is marked by what became of it, then by the worst that was found', () => {
    expect(stepMark(stepOf([]))).toBe('pending');
    expect(stepMark(stepOf([started]))).toBe('active');
    expect(stepMark(stepOf([started, done]))).toBe('done');
    expect(stepMark(stepOf([started, found('token.alg.none'), done]))).toBe('violation');
    expect(stepMark(stepOf([started, found('token.alg.none')]))).toBe('active');
    expect(stepMark(stepOf([started, { type: 'run.cancelled', atMs: 1 }]))).toBe('cancelled');
  });

  test('has a duration once it has ended, and details once there are any', () => {
    expect(stepDuration(stepOf([started]))).toBe('');
    expect(stepDuration(stepOf([started, done]))).toBe('38 ms');
    expect(hasDetails(stepOf([started, done]))).toBe(false);
    expect(hasDetails(stepOf([started, found('token.alg.none')]))).toBe(true);
  });
});

describe('what a screen reader hears', () => {
  const waiting = apply(acquireRun('r', 'p', 0), untilWaiting(0, 0));

  test('is the step under way, and not the seconds', () => {
    expect(announcement(waiting)).toBe('Get a token: Wait in your browser, waiting for you');
  });

  test('is the end and why', () => {
    const failed = apply(waiting, [
      { type: 'run.failed', atMs: 1, fault: fault('redirect.timeout', 'Nobody came back.') },
    ]);
    expect(announcement(failed)).toBe('Get a token: failed. Nobody came back.');
  });
});

test('a fault that a step shows is not shown a second time under the timeline', () => {
  const trouble = fault('network.timeout', 'Too slow.');
  const events: RunEvent[] = [
    started,
    { type: 'step.failed', step: 'token', atMs: 1, fault: trouble },
    { type: 'run.failed', atMs: 1, fault: trouble },
  ];
  const run: Run = apply(newRun({ id: 'r', kind: 'acquire', startedAtMs: 0, title: 't' }, ['token']), events);
  expect(runFault(run)).toBeUndefined();
  expect(runFault({ ...run, fault: fault('redirect.port_busy', 'Other.') })?.message).toBe('Other.');
});
