// The first page: what is contested, at a glance, on any screen.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must, server } from '../checks.mjs';

await browsing(reader => ({
  'The first page shows who says what of a contested motive': () => reader.reading('', {}, async page => {
    const motive = page.locator('article', { hasText: 'US ban on sales to ZTE' }).first();
    for (const voice of ['Jack Ma', 'Reuters', 'Unnamed source close to the C-Sky deal']) {
      await motive.getByText(voice).first().waitFor();
    }
  }),
  'The first page is under 100 kB with all that it needs': () => reader.reading('about:blank', {}, async page => {
    const bodies = [];
    page.on('response', response => bodies.push(response.body()));
    await page.goto(server(), { waitUntil: 'networkidle' });
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + body.length, 0);
    must(bodies.length > 1 && bytes > 1000 && bytes < 100_000, `${bytes} bytes`);
    return `${bytes} bytes in ${bodies.length} answers`;
  }),
  ...audited(reader, 'The first page', ''),
}));
