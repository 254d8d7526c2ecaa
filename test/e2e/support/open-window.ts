import type { Page } from 'playwright';
import type { FakeProgram, Scenario } from '../../support/fake-window/fake-bridge.ts';
import type { ControlName, ProgramLink } from '../../support/fake-window/program-link.ts';
import type { FakeShell } from './fake-shell.ts';
import { WindowPage } from './window-page.ts';

export type Theme = 'light' | 'dark' | 'contrast';

export interface OpenOptions {
  readonly theme?: Theme;
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce';
}

/** What a spec may do to the program behind the window: each of its controls, by the same name, from outside it. */
export type ProgramControls = {
  readonly [K in ControlName]: (...args: Parameters<FakeProgram[K]>) => Promise<void>;
};

/** The window over a program of its own. */
export interface OpenWindow {
  readonly page: Page;
  readonly window: WindowPage;
  readonly program: ProgramControls;
  /** Calls of a command so far, by their inputs as the contract parsed them. */
  readonly calls: (name: string) => Promise<readonly unknown[]>;
}

/** The states in which the window opens at a profile. */
const HAS_PROFILES: Readonly<Record<Scenario, boolean>> = {
  full: true,
  failed_run: true,
  memory: true,
  stress: true,
  empty: false,
  locked: false,
  fault: false,
  hanging: false,
};

/** Gives the window of a shell another program and loads its page anew, as at a first start. */
export async function openWindow(
  { page, link }: FakeShell,
  scenario: Scenario,
  { theme = 'light', viewport = { width: 1360, height: 860 }, reducedMotion }: OpenOptions,
  nowMs: number,
): Promise<OpenWindow> {
  await link.ask({ op: 'reset', scenario, nowMs });
  await page.setViewportSize(viewport);
  await page.emulateMedia({ ...mediaOf(theme), reducedMotion: reducedMotion ?? 'no-preference' });
  await page.mouse.move(0, 0);
  await page.reload();
  await page.getByRole('banner').waitFor();
  // Keys of a profile's tabs mean nothing before the window has read that there is one.
  if (HAS_PROFILES[scenario]) await page.getByRole('tab').first().waitFor();
  return {
    page,
    window: new WindowPage(page),
    program: controlsOf(link),
    calls: (name) => link.ask({ op: 'calls', name }) as Promise<readonly unknown[]>,
  };
}

/** Every control there is, and every one that is added: a name becomes a function that asks the program for it. */
function controlsOf(link: ProgramLink): ProgramControls {
  return new Proxy({} as ProgramControls, {
    get:
      (_, name: ControlName) =>
      (...args: unknown[]) =>
        link.ask({ op: 'control', name, args }),
  });
}

function mediaOf(theme: Theme) {
  return {
    colorScheme: theme === 'dark' ? 'dark' : 'light',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
  } as const;
}

/** Sets the system's theme under an open window, and waits until the window follows. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia(mediaOf(theme));
  await page.waitForFunction((wanted) => document.documentElement.dataset['theme'] === wanted, theme);
}

/** Brings what moves to its end: a picture and axe would meet it half way. What turns for ever goes on turning. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getTiming().iterations !== Infinity) animation.finish();
    }
  });
}
