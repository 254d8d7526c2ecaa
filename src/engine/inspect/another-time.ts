import type { EngineContext } from '../context.ts';

/**
 * The same machine at another time: what is judged with it is judged as if it were `atMs`, by the clock that the token is
 * judged by, whatever the settings say of offsets. Only for judging: what is written or sent has the real time.
 */
export function atAnotherTime(context: EngineContext, atMs: number): EngineContext {
  const { ports, settings } = context;
  return {
    ...context,
    ports: { ...ports, clock: { ...ports.clock, nowMs: () => atMs } },
    settings: () => ({ ...settings(), clock: 'own' }),
  };
}
