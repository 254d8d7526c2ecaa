import type { Page } from 'playwright';
import { settle } from '../support/open-window.ts';

/** How large a picture is drawn, against the window, and how exactly. */
export interface Grain {
  readonly scale: number;
  readonly quality: number;
}

/** Makes a page draw the same at each time: its clock stands still and nothing blinks. */
export async function steady(page: Page, nowMs: number): Promise<void> {
  await page.clock.setFixedTime(nowMs);
  await page.addInitScript(() => {
    // The policy forbids an added style element; a constructed sheet is not one.
    const still = new CSSStyleSheet();
    still.replaceSync('* { caret-color: transparent !important; animation: none !important; }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, still];
  });
}

/** What the page shows now, as WebP: Playwright itself writes PNG and JPEG only. */
export async function drawPage(page: Page, { scale, quality }: Grain): Promise<Buffer> {
  await settle(page);
  const session = await page.context().newCDPSession(page);
  try {
    const size = page.viewportSize() ?? { width: 0, height: 0 };
    const clip = { x: 0, y: 0, ...size, scale };
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality, clip });
    return Buffer.from(data, 'base64');
  } finally {
    await session.detach();
  }
}
