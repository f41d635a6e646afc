// The pictures of the documentation: node screenshots.mjs http://127.0.0.1:3030/ FOLDER

import { chromium } from 'playwright-core';
import { join } from 'node:path';
import { server } from './checks.mjs';

const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--hide-scrollbars'];
const PAGES = [
  { name: 'home', path: '', height: 1250 },
  { name: 'deal', path: 'id/deal/alibaba-group-c-sky-2018.html', height: 1250 },
  { name: 'claim', path: 'id/claim/objetconnecte-alibaba-c-sky-15-denial-article.html', height: 900 },
  { name: 'editor', path: 'sparql?example=contested-motives', height: 800, wait: '.yasr_results td' },
  { name: 'contribute', path: 'contribute/claim', height: 1000 },
];

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: FLAGS });
try {
  for (const { name, path, height, wait } of PAGES) {
    const page = await browser.newPage({ locale: 'en', viewport: { width: 1100, height }, colorScheme: 'light' });
    const answer = await page.goto(new URL(path, server()).href, { waitUntil: 'networkidle' });
    if (answer.status() !== 200) {
      throw new Error(`${path} answers ${answer.status()}`);
    }
    if (wait) {
      await page.locator(wait).first().waitFor();
    }
    await page.screenshot({ path: join(process.argv[3], `${name}.png`) });
    await page.close();
    console.log(name);
  }
} finally {
  await browser.close();
}
