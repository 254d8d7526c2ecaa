import { parentPort } from 'node:worker_threads';

/* A store thread that throws where nobody catches. */
parentPort?.once('message', () => {
  throw new Error('a broken assumption');
});
