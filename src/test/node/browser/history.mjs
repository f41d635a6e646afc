// The pages of the history: who changed what, when and why.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

await browsing(reader => ({
  'The history leads to a change and what it added': () => reader.reading('-/history', {}, async page => {
    await page.getByRole('main').getByRole('link', { name: /1/ }).first().click();
    await page.waitForURL(/-\/history\/1$/);
    must((await page.getByRole('main').innerText()).includes('selon'), 'its author is named');
  }),
  ...audited(reader, 'The history', '-/history'),
  ...audited(reader, 'A change', '-/history/1'),
}));
