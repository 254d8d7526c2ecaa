import type { Theme } from '../support/open-window.ts';
import type { ScreenState } from '../window/screens/screen-state.ts';

const THEMES: readonly Theme[] = ['light', 'dark', 'contrast'];
export const SIZES = [
  { width: 1360, height: 860 },
  { width: 700, height: 900 },
] as const;
export type Size = (typeof SIZES)[number];

const THEME_WORDS: Readonly<Record<Theme, string>> = {
  light: 'light',
  dark: 'dark',
  contrast: 'high contrast',
};

/** One picture of the gallery. */
export interface Picture {
  readonly file: string;
  readonly theme: Theme;
  readonly size: Size;
}

/** The pictures of one state of a screen: at each size, in each theme. */
export function picturesOf(screen: string, state: string): readonly Picture[] {
  return SIZES.flatMap((size) =>
    THEMES.map((theme) => ({
      file: `${slug(screen)}--${slug(state)}--${theme}-${size.width}.webp`,
      theme,
      size,
    })),
  );
}

function slug(words: string): string {
  return words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The page that shows them all, by screen. */
export function indexPage(screens: readonly (readonly [string, readonly ScreenState[]])[]): string {
  const parts = screens.map(
    ([screen, states]) =>
      `## ${screen}\n\n${states.map(({ name }) => stateLines(screen, name)).join('\n\n')}\n`,
  );
  return `# Every screen, in every state

Drawn by \`npm run gallery\` from \`test/e2e/window/screens\`, over a program that answers from memory, at a fixed time. Axe looks at each of these too (\`test/e2e/window/accessibility.spec.ts\`).

${parts.join('\n')}`;
}

function stateLines(screen: string, state: string): string {
  const pictures = picturesOf(screen, state);
  const links = pictures.map(
    ({ file, theme, size }) => `[${THEME_WORDS[theme]}, ${size.width} × ${size.height}](${file})`,
  );
  const [first] = pictures;
  return `**${state}**: ${links.join(' · ')}\n\n<img src="${first?.file}" width="680" alt="${screen}: ${state}">`;
}
