// The page of every kind of thing: read on any screen, by keyboard, without JavaScript.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

const THINGS = {
  'A deal': 'id/deal/alibaba-group-c-sky-2018',
  'A motivation': 'id/motivation/c-sky-us-ban',
  'A claim': 'id/claim/objetconnecte-alibaba-c-sky-15-denial-article',
  'A document': 'id/doc/objetconnecte-alibaba-c-sky',
  'An organisation': 'id/org/alibaba-group',
  'A source': 'id/org/reuters',
  'A motive': 'motive/reaction-to-export-ban',
};

await browsing(reader => ({
  'A thing sends a browser to its page, which names it, links its data and tells schema.org what it is': () =>
    reader.reading(THINGS['A deal'], {}, async page => {
      must(new URL(page.url()).pathname === `/${THINGS['A deal']}.html`, page.url());
      await page.locator('link[rel=alternate][type="text/turtle"], link[rel=describedby][type="text/turtle"]')
        .first().waitFor({ state: 'attached' });
      const told = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
      must(JSON.stringify(told).includes('schema.org'), JSON.stringify(told));
    }),
  'A deal says why it was made according to whom, for and against side by side': () =>
    reader.reading(THINGS['A deal'], { width: 1440 }, async page => {
      const motive = page.locator('article.motivation', { hasText: 'US ban on sales to ZTE' }).first();
      const [side, other] = await Promise.all(['.for', '.against'].map(one =>
        motive.locator(`.side${one}`).boundingBox()));
      must(side && other && Math.abs(side.y - other.y) < 5 && side.x !== other.x, JSON.stringify([side, other]));
    }),
  ...Object.entries(THINGS).reduce((all, [name, path]) => ({ ...all, ...audited(reader, name, path) }), {}),
}));
