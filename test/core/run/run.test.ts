import { describe, expect, it } from 'vitest';
import { fault } from '../../../src/core/faults.ts';
import { type Run, type RunEvent, isEnded, newRun, reduceRun } from '../../../src/core/run/run.ts';

const START = newRun({ id: 'r', kind: 'acquire', startedAtMs: 1, title: 'Authorization code' }, [
  'discover',
  'wait',
  'token',
]);
const TROUBLE = fault('network.timeout', 'x.example: no answer');

function play(...events: readonly RunEvent[]): Run {
  return events.reduce(reduceRun, START);
}

describe('a run', () => {
  it('begins with all its steps pending', () => {
    expect(START.steps.map(({ status }) => status)).toEqual(['pending', 'pending', 'pending']);
  });
  it('counts every event', () => {
    const run = play(
      { type: 'step.started', step: 'discover', atMs: 2 },
      { type: 'step.done', step: 'discover', atMs: 3, summary: 'read' },
    );
    expect(run.seq).toBe(2);
    expect(run.steps[0]).toMatchObject({ status: 'done', startedAtMs: 2, endedAtMs: 3, summary: 'read' });
  });
  it('keeps the time a step first started when it starts again with its request', () => {
    const request = { method: 'GET', url: 'https://x.example', headers: [], parameters: [] };
    const run = play(
      { type: 'step.started', step: 'discover', atMs: 2 },
      { type: 'step.started', step: 'discover', atMs: 9, request },
    );
    expect(run.steps[0]).toMatchObject({ startedAtMs: 2, request });
  });
  it('pauses before a request and goes on', () => {
    const request = { method: 'GET', url: 'https://x.example', headers: [], parameters: [] };
    const paused = play(
      { type: 'step.started', step: 'token', atMs: 2 },
      { type: 'step.paused', step: 'token', request },
    );
    expect(paused.status).toBe('paused');
    expect(reduceRun(paused, { type: 'step.resumed', step: 'token' }).status).toBe('running');
  });
  it('waits for a person, and forgets the waiting when the step is done', () => {
    const waiting = { redirectUri: 'http://127.0.0.1:1/callback', untilMs: 9, didBrowserOpen: true };
    const run = play(
      { type: 'step.started', step: 'wait', atMs: 2 },
      { type: 'step.waiting', step: 'wait', waiting },
    );
    expect(run.status).toBe('waiting');
    const done = reduceRun(run, { type: 'step.done', step: 'wait', atMs: 4, summary: 'came back' });
    expect(done.steps[1]).not.toHaveProperty('waiting');
  });
  it('stays waiting while a stray callback is recorded', () => {
    const waiting = { redirectUri: 'http://127.0.0.1:1/callback', untilMs: 9, didBrowserOpen: true };
    const run = play(
      { type: 'step.waiting', step: 'wait', waiting },
      { type: 'step.exchange', step: 'wait', exchangeId: 'e' },
    );
    expect(run.status).toBe('waiting');
    expect(run.steps[1]?.exchangeIds).toEqual(['e']);
  });
  it('fails with its fault, ends what was open and skips what had not begun', () => {
    const run = play(
      { type: 'step.started', step: 'discover', atMs: 2 },
      { type: 'run.failed', atMs: 5, fault: TROUBLE },
    );
    expect(run).toMatchObject({ status: 'failed', endedAtMs: 5, fault: TROUBLE });
    expect(run.steps.map(({ status }) => status)).toEqual(['failed', 'skipped', 'skipped']);
  });
  it('is cancelled step and all', () => {
    const run = play({ type: 'step.started', step: 'wait', atMs: 2 }, { type: 'run.cancelled', atMs: 5 });
    expect(run.steps.map(({ status }) => status)).toEqual(['skipped', 'cancelled', 'skipped']);
    expect(isEnded(run)).toBe(true);
  });
  it('changes no more once it has ended', () => {
    const run = play({ type: 'run.succeeded', atMs: 5 });
    expect(reduceRun(run, { type: 'step.started', step: 'token', atMs: 6 })).toBe(run);
  });
});
