import type { CommandName, InputOf, OutputOf } from '../../contract/ipc.ts';
import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import { bridgeWords } from '../words/bridge.ts';
import { connection } from './connection.ts';

/** A fault as react-query wants it: thrown. Features read `error.fault` and never see anything else. */
export class FaultError extends Error {
  readonly fault: Fault;

  constructor(cause: Fault) {
    super(cause.message);
    this.name = 'FaultError';
    this.fault = cause;
  }
}

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: FaultError;
  }
}

/** Calls a command and gives its value; a fault, a lost bridge or a bug of ours is thrown as a FaultError. */
export async function call<K extends CommandName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const result = await invoke(name, input);
  if (!isResult(result)) throw lost(bridgeWords.noAnswer);
  if (!result.ok) throw new FaultError(result.fault);
  return result.value as OutputOf<K>;
}

async function invoke(name: CommandName, input: unknown): Promise<unknown> {
  const bridge = connection();
  if (!bridge) throw lost(bridgeWords.notConnected);
  try {
    return await bridge.invoke(name, input);
  } catch {
    throw lost(bridgeWords.callFailed);
  }
}

function lost(message: string): FaultError {
  return new FaultError({ code: 'bridge.bug', message, remedy: bridgeWords.remedy });
}

function isResult(value: unknown): value is Result<unknown, Fault> {
  return typeof value === 'object' && value !== null && 'ok' in value && typeof value.ok === 'boolean';
}
