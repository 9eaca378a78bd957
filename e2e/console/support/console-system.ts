import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import type { OwnStack } from '@autosync/testing';
import { startOwnSystem } from '../../support/running-system.ts';
import type { OwnSystemOptions } from '../../support/running-system.ts';
import { launchBrowser } from './browser.ts';

/** A person at the console: a page of their own, with what went wrong in it. */
export type Visitor = {
  page: Page;
  /** What the page itself complained of. */
  faults: string[];
  signIn: (key?: string) => Promise<void>;
  openCompany: (companyId: string, rest?: string) => Promise<void>;
  button: (name: string) => Locator;
  heading: (name: string) => Locator;
  text: (words: string) => Locator;
  leave: () => Promise<void>;
};

export type ConsoleOptions = OwnSystemOptions | ((stack: OwnStack) => Promise<OwnSystemOptions>);

/** The whole system with the console, and a browser. Its page is built first, so that no service waits for that. */
export async function startConsole(given: ConsoleOptions = {}) {
  const running = await startOwnSystem(async (stack) => {
    const options = typeof given === 'function' ? await given(stack) : given;
    const { overrides } = options;
    return {
      ...options,
      withConsole: true,
      overrides: { ...overrides, console: { SIGN_INS_PER_MINUTE: '1000', ...overrides?.console } },
    };
  });
  // After the system, so that a system that does not start leaves no browser behind.
  const browser = await launchBrowser().catch(async (error: unknown) => {
    await running.stop();
    throw error;
  });
  const { consoleUrl } = running.system;

  async function visit(options: BrowserContextOptions = {}): Promise<Visitor> {
    const context = await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1024, height: 720 },
      reducedMotion: 'reduce',
      ...options,
    });
    const page = await context.newPage();
    page.setDefaultTimeout(90_000);
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // The browser itself logs each answer that is no good one; those are looked at where they belong.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        faults.push(message.text());
    });
    return {
      page,
      faults,
      async signIn(key = running.tenant.key) {
        await page.goto(consoleUrl);
        await page.getByLabel('API key').fill(key);
        await page.getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('banner').waitFor();
      },
      openCompany: async (companyId, rest = '') => {
        await page.goto(`${consoleUrl}/companies/${companyId}${rest}`);
      },
      button: (name) => page.getByRole('button', { name, exact: true }),
      heading: (name) => page.getByRole('heading', { name, exact: true }),
      text: (words) => page.getByText(words).first(),
      leave: () => context.close(),
    };
  }

  return {
    ...running,
    consoleUrl,
    visit,
    async stop() {
      await browser.close();
      await running.stop();
    },
  };
}

export type ConsoleSystem = Awaited<ReturnType<typeof startConsole>>;
