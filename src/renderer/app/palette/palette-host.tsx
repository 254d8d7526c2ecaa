import { Suspense, lazy, useEffect } from 'react';
import type { PaletteProps } from './palette.tsx';
import { usePalette } from './palette.store.ts';

const load = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await load()).Palette }));

/** The palette while it is open. Its code is fetched once the window has nothing else to do, so that no key is lost. */
export function PaletteHost({ onInspect }: Pick<PaletteProps, 'onInspect'>) {
  const mode = usePalette((state) => state.mode);
  useEffect(() => {
    const id = requestIdleCallback(() => void load());
    return () => cancelIdleCallback(id);
  }, []);
  if (mode === undefined) return null;
  return (
    <Suspense fallback={null}>
      <Palette mode={mode} onInspect={onInspect} />
    </Suspense>
  );
}
