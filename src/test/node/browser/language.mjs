// The reader's language: the browser's, or the one that a link on each page changes to.

import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

const DEAL = 'id/deal/alibaba-group-c-sky-2018';
const heading = page => page.getByRole('heading', { level: 1 }).innerText();
const language = page => page.locator('html').getAttribute('lang');

await browsing(reader => ({
  'A French browser gets French pages': () => reader.reading(DEAL, { language: 'fr' }, async page => {
    must(await language(page) === 'fr', `the page says it is in ${await language(page)}`);
    must(/rachète/.test(await heading(page)), await heading(page));
  }),
  'A browser of another language gets English pages': () => reader.reading(DEAL, { language: 'pt' }, async page =>
    must(await language(page) === 'en' && /acquires/.test(await heading(page)), await heading(page))),
  'A link on the page changes its language, for the pages after it too': () => reader.reading(DEAL, {}, async page => {
    await page.getByRole('link', { name: 'Français' }).click();
    await page.waitForFunction(() => document.documentElement.lang === 'fr');
    must(/rachète/.test(await heading(page)), await heading(page));
    await page.getByRole('link', { name: 'Selon' }).first().click();
    await page.waitForURL(url => url.pathname === '/');
    must(await language(page) === 'fr', 'the first page is French, too');
  }),
  'An error is told in French': async () => {
    reader.expect('status of 404');
    await reader.reading('rien', { language: 'fr' }, async page => must(await language(page) === 'fr', await language(page)));
  },
}));
