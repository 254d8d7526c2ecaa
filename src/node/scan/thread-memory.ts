/**
 * Room for what a thread of a scan has just made, MiB. What it makes lives for a batch; left to itself, V8 lets the young
 * heap of each thread grow to some fifty, of which next to nothing is in use.
 */
export const THREAD_MEMORY = { maxYoungGenerationSizeMb: 12 } as const;
