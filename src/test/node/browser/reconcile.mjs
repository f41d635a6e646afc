// Matching names: the page that explains it, and the preview that others show in a frame.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';
import { link } from '../path.mjs';

const THING = 'reconcile/preview?id=' + encodeURIComponent('https://w3id.org/selon/id/org/alibaba-group');

await browsing(reader => ({
  'A name that is tried by keyboard is matched': () => reader.reading('reconcile', {}, async page => {
    await page.getByRole('textbox', { name: 'A name, or an identifier' }).focus();
    await page.keyboard.type('Alibaba Group Holding Ltd.');
    await page.keyboard.press('Enter');
    await page.waitForURL(/name=/);
    await link(page, 'id/org/alibaba-group').waitFor();
    must((await page.getByRole('main').innerText()).includes('match'), 'it is said to be a match');
  }),
  'A preview fits its frame': () => reader.reading(THING, { width: 400 }, async page => {
    const height = await page.evaluate(() => document.querySelector('main').getBoundingClientRect().height);
    must(height > 40 && height <= 200, `${height} pixels high`);
  }),
  ...audited(reader, 'Matching a name', 'reconcile?name=Alibaba'),
  ...audited(reader, 'Matching a name to Wikidata', 'reconcile/wikidata?name=ZTE'),
  ...audited(reader, 'A preview', THING),
}));
