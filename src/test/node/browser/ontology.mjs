// The terms, motives and shapes as documentation that is read, with an anchor for each.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

await browsing(reader => ({
  'A term of the ontology leads to its definition': () => reader.reading('ns#Acquisition', {}, async page => {
    const term = page.locator('#Acquisition');
    await term.waitFor();
    must(await term.evaluate(one => one.getBoundingClientRect().top < innerHeight), 'it is in view');
    must(await page.locator('svg').count() > 0, 'there is a diagram of the classes');
  }),
  ...audited(reader, 'The ontology', 'ns'),
  ...audited(reader, 'The motives', 'motive/'),
  ...audited(reader, 'The shapes', 'shape/'),
}));
