import type { Exchange } from '../../core/exchange/exchange.ts';
import type { Fault } from '../../core/faults.ts';
import type { Result } from '../../core/result.ts';
import type { HttpRequest } from '../ports/http.ts';

/** Sends a request and records it: a run's step, or plainly where there is no run. */
export type Send = (request: HttpRequest) => Promise<Result<Exchange, Fault>>;
