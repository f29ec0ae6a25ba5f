// A person at the page of the local Slack, in Chromium: types, presses and reads words that stand there. Never sleeps.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';

export const pictures = fileURLToPath(new URL('./screenshots/', import.meta.url));

const quiet = [
  ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage'],
];

export async function launch(): Promise<Browser> {
  await mkdir(pictures, { recursive: true });
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: quiet });
}

export interface Seat {
  readonly page: Page;
  /** Everything the page complained about: errors and failed loads. */
  readonly complaints: readonly string[];
  /** Looks through another person's eyes, at a channel or `home`. */
  sits(user: string, place: string): Promise<void>;
  /** Types into the composer and presses Enter. */
  types(text: string): Promise<void>;
  /** The newest message, answer or notice that holds the words. */
  sees(words: string | RegExp): Promise<Locator>;
  /** The dialog of that title, on top. */
  dialog(title: string | RegExp): Promise<Locator>;
  /** Opens the menu of a message and takes a message shortcut. */
  shortcut(message: string, name: string): Promise<void>;
  /** Of the whole window, or of one thing in it. */
  picture(name: string, of?: Locator): Promise<void>;
}

export async function takeSeat(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Seat> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()));
  await page.goto(`${url}/#/U0ADA/C0ATLAS`);
  await page.locator('[data-composer="channel"]').waitFor();
  return { page, complaints, ...hands(page) };
}

function hands(page: Page): Omit<Seat, 'page' | 'complaints'> {
  const sees: Seat['sees'] = async (words) => {
    const found = page.locator('.message, .notice').filter({ hasText: words }).last();
    await found.waitFor();
    return found;
  };
  return {
    sees,
    sits: async (user, place) => {
      await page.evaluate((hash) => location.assign(hash), `#/${user}/${place}`);
      await page.locator(`[data-person="${user}"]`).waitFor();
      await page.locator(place === 'home' ? 'main.home' : '[data-composer="channel"]').waitFor();
    },
    types: async (text) => {
      const field = page.locator('[data-composer="channel"]');
      await field.fill(text);
      await field.press('Enter');
    },
    dialog: async (title) => {
      const found = page.getByRole('dialog', { name: title }).last();
      await found.waitFor();
      return found;
    },
    shortcut: async (words, name) => {
      const message = await sees(words);
      await message.hover();
      await message.getByRole('button', { name: 'More message shortcuts' }).click();
      await page.getByRole('menuitem', { name }).click();
    },
    picture: async (name, of) => {
      const to = { path: `${pictures}${name}.png`, animations: 'disabled' } as const;
      if (!of) return void (await page.screenshot(to));
      const size = page.viewportSize();
      await page.mouse.move(0, 0);
      await page.setViewportSize({ width: size?.width ?? 1280, height: 1800 });
      await of.screenshot(to);
      if (size) await page.setViewportSize(size);
    },
  };
}

/** Picks from a select of Slack, by its label, the option that holds the words. */
export async function pick(box: Locator, label: string | RegExp, option: string | RegExp): Promise<void> {
  const field = box.getByRole('combobox', { name: label });
  await field.click();
  if (typeof option === 'string') await field.fill(option);
  await box.page().getByRole('option', { name: option }).first().click();
  if ((await field.getAttribute('aria-expanded')) === 'true') await field.press('Tab');
}

/** Presses the dialog's submit button and waits until it is gone. */
export async function submit(box: Locator): Promise<void> {
  await box.locator('[data-submit]').click();
  await box.waitFor({ state: 'detached' });
}
