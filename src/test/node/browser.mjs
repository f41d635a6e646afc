// A reader at a headless Chromium, who notices all that a page does.

import { chromium } from 'playwright-core';
import { must, server, tell } from './checks.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync'];
const LONGEST_MS = 20_000;

/**
 * Makes checks that need a browser, and after them those that hold of every visit: no other host was asked for
 * anything, nothing was said on the console, and the Content Security Policy was there and was not broken.
 *
 * @param {(reader: Reader) => Record<string, () => Promise<string | number | void>>} checks what to check
 */
export async function browsing(checks) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
  try {
    const reader = new Reader(browser);
    await tell({ ...checks(reader), ...reader.manners() });
  } finally {
    await browser.close();
  }
}

/** Someone who reads pages; what the pages did meanwhile is kept. */
export class Reader {
  #browser;
  #asked = [];
  #complaints = [];
  #expected = [];
  #policies = new Map();

  constructor(browser) {
    this.#browser = browser;
  }

  /** Opens a page below the server's address: in a language, a colour scheme, a width, with or without JavaScript. */
  async open(path, { language = 'en', scheme = 'light', width = 1440, script = true } = {}) {
    const context = await this.#browser.newContext({
      locale: language, colorScheme: scheme, viewport: { width, height: 900 }, javaScriptEnabled: script,
      reducedMotion: 'reduce' });
    context.setDefaultTimeout(LONGEST_MS);
    await context.exposeBinding('policyBroken', (_, what) => this.#complain(`policy broken: ${what}`));
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', violation =>
      window.policyBroken(`${violation.violatedDirective} ${violation.blockedURI} on ${violation.documentURI}`)));
    context.on('request', request => this.#asked.push(request.url()));
    context.on('console', message => message.type() === 'error' && this.#complain(`console: ${message.text()}`));
    context.on('weberror', error => this.#complain(`page error: ${error.error()}`));
    context.on('response', response => this.#notice(response));
    const page = await context.newPage();
    await page.goto(new URL(path, server()).href);
    return page;
  }

  /** Opens a page, does something with it, and closes it whatever comes. */
  async reading(path, options, work) {
    const page = await this.open(path, options);
    try {
      return await work(page);
    } finally {
      await page.context().close();
    }
  }

  /** Lets another reader, whose visits are not this one's, do something. */
  async shown(work) {
    return await work(new Reader(this.#browser));
  }

  /** Says that a page will answer with an error, which the browser then tells on the console. */
  expect(text) {
    this.#expected.push(text);
  }

  /** What holds of every visit; checked last. */
  manners() {
    return {
      'No other host was asked for anything': () => {
        const here = new URL(server()).host;
        const local = url => ['data:', 'blob:', 'about:'].includes(new URL(url).protocol);
        const strays = this.#asked.filter(url => !local(url) && new URL(url).host !== here);
        must(this.#asked.length > 0, 'nothing was asked at all');
        must(strays.length === 0, `asked for ${strays.join(', ')}`);
        return `${this.#asked.length} requests`;
      },
      'Nothing went wrong on the console, and no policy was broken': () =>
        must(this.#complaints.length === 0, [...new Set(this.#complaints)].join('\n')),
      'Every page came with a strict Content Security Policy': () => {
        must(this.#policies.size > 0, 'no page was seen');
        for (const [url, whole] of this.#policies) {
          // A preview is made to be shown in the frames of others, who put nothing into it.
          const policy = url.includes('/reconcile/preview?') ? whole.replace('frame-ancestors *;', '') : whole;
          must(/default-src '(self|none)'/.test(policy), `${url}: ${policy}`);
          must(!/script-src[^;]*'unsafe-(inline|eval)'/.test(policy), `${url}: ${policy}`);
          must(!/(https?:|\*)/.test(policy), `${url}: ${policy}`);
        }
        return `${this.#policies.size} pages`;
      },
    };
  }

  #complain(text) {
    if (!this.#expected.some(expected => text.includes(expected))) {
      this.#complaints.push(text);
    }
  }

  #notice(response) {
    if (response.request().isNavigationRequest() && response.headers()['content-type']?.startsWith('text/html')) {
      this.#policies.set(response.url(), response.headers()['content-security-policy'] ?? 'none');
    }
  }
}
