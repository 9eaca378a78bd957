import { existsSync } from 'node:fs';
import process from 'node:process';
import bundled from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** What is installed where people install browsers. */
const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** The browser that CHROME_PATH names, else an installed one, else the one that comes inside an npm package. */
export async function launchBrowser(): Promise<Browser> {
  const { CHROME_PATH: named } = process.env;
  const installed = named ?? usual.find((path) => existsSync(path));
  // Root may not use the sandbox.
  const unboxed = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (installed !== undefined) return chromium.launch({ executablePath: installed, args: unboxed });
  // In one process, the end of a page would be the end of the browser.
  bundled.setGraphicsMode = false;
  const args = bundled.args.filter((argument) => !/^--(headless|single-process|no-zygote)/.test(argument));
  return chromium.launch({ executablePath: await bundled.executablePath(), args: [...args, ...unboxed] });
}
