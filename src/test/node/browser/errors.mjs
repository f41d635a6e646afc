// Errors are pages that explain the mend, and are read like any other.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

await browsing(reader => {
  reader.expect('status of 404');
  return {
    'An address where nothing is says so, and leads back': () => reader.reading('nothing/here', {}, async page => {
      must((await page.getByRole('heading', { level: 1 }).innerText()).length > 3, 'there is a heading');
      await page.getByText('/nothing/here').first().waitFor();
      await page.getByRole('link', { name: 'To the first page' }).click();
      await page.waitForURL(url => url.pathname === '/');
    }),
    ...audited(reader, 'An error', 'nothing/here'),
  };
});
