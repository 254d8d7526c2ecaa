import * as z from 'zod/mini';
import type { WindowMemory } from './app.ts';

const rememberedId = z.string().check(z.minLength(1), z.maxLength(256));

/** Strict schema of what the window wants to find again. */
export const WindowMemorySchema: z.ZodMiniType<WindowMemory> = z.strictObject({
  place: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('start') }),
    z.strictObject({
      kind: z.literal('profile'),
      profileId: rememberedId,
      tab: z.enum(['get', 'token', 'wire', 'call']),
    }),
    z.strictObject({ kind: z.literal('tokens') }),
    z.strictObject({ kind: z.literal('wire') }),
    z.strictObject({ kind: z.literal('inspect') }),
    z.strictObject({ kind: z.literal('settings') }),
  ]),
  isSidebarOpen: z.boolean(),
  panes: z.record(z.string().check(z.maxLength(64)), z.number().check(z.minimum(0), z.maximum(100_000))),
  tokens: z.record(rememberedId, rememberedId),
  recent: z.readonly(z.array(rememberedId).check(z.maxLength(32))),
});
