import { useEffect } from 'react';
import type { Settings } from '../../contract/models/app.ts';

type Drawn = 'light' | 'dark' | 'contrast';
const QUERIES = { contrast: '(prefers-contrast: more)', dark: '(prefers-color-scheme: dark)' } as const;

/** What the system asks for, as one of our themes. */
function systemTheme(): Drawn {
  if (matchMedia(QUERIES.contrast).matches) return 'contrast';
  return matchMedia(QUERIES.dark).matches ? 'dark' : 'light';
}

/** Draws the page in a theme; `system` as the system asks for now. */
export function applyTheme(theme: Settings['theme']): void {
  document.documentElement.dataset['theme'] = theme === 'system' ? systemTheme() : theme;
}

/** How dense the page is drawn (styles/tokens.css). */
export function applyDensity(density: Settings['density']): void {
  document.documentElement.dataset['density'] = density;
}

/** Keeps the page in the chosen theme, and follows the system where that was chosen. */
export function useTheme(theme: Settings['theme']): void {
  useEffect(() => {
    applyTheme(theme);
    if (theme !== 'system') return undefined;
    const follow = () => applyTheme('system');
    const lists = Object.values(QUERIES).map((query) => matchMedia(query));
    for (const list of lists) list.addEventListener('change', follow);
    return () => {
      for (const list of lists) list.removeEventListener('change', follow);
    };
  }, [theme]);
}
