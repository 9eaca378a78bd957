import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { projectRoot } from '@autosync/dev-stack';
import type { Page } from 'playwright-core';

/** Where pictures are for a person to look at. */
export const pictureFolder = process.env['SCREENSHOTS'] ?? join(projectRoot, '.autosync', 'screenshots');

/** The page as it is now, at two widths in both colour schemes. */
export async function picture(page: Page, name: string): Promise<void> {
  await mkdir(pictureFolder, { recursive: true });
  const before = page.viewportSize();
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.screenshot({ path: join(pictureFolder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  if (before !== null) await page.setViewportSize(before);
}
