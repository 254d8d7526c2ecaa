import { parentPort } from 'node:worker_threads';

/* A store thread that ends under its first call, as one does that ran out of memory. */
parentPort?.once('message', () => process.exit(7));
