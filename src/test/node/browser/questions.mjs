// The named questions: asked by a form, answered in a table, tried out as an API; and what is handed over.

import { accessible, audited, onEveryScreen, staysInWidth } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';
import { link } from '../path.mjs';

const CHAIN = 'Through whose mouths did a claim come, hop by hop?';
const rows = page => page.locator('table.answer tbody tr');

await browsing(reader => {
  reader.expect('status of 400');
  return {
    'A question is found in the list, asked with its example, and answered': () => reader.reading('queries', {}, async page => {
      await page.getByRole('link', { name: CHAIN }).click();
      must(await rows(page).count() === 0, 'nothing is answered before something is asked');
      await page.getByRole('link', { name: 'with the example' }).click();
      await page.getByRole('cell', { name: 'CNBC', exact: true }).first().waitFor();
      return `${await rows(page).count()} rows`;
    }),
    'A form is filled in and sent by keyboard alone': () => reader.reading('queries/chain-of-a-claim', {}, async page => {
      await page.getByLabel(/^claim/).focus();
      await page.keyboard.type('claim:objetconnecte-alibaba-c-sky-15-denial-article');
      await page.keyboard.press('Enter');
      await rows(page).first().waitFor();
      const heading = page.getByRole('heading', { name: 'Answer' });
      must(await heading.isVisible(), 'the answer has a heading');
    }),
    'A thing in the answer leads to its page, by its name in the reader\'s language': () =>
      reader.reading('queries/contested-motives', { language: 'fr' }, async page => {
        const thing = link(page, 'id/motivation/c-sky-us-ban');
        must(/interdiction|embargo|américain/i.test(await thing.innerText()), await thing.innerText());
        await thing.click();
        await page.waitForURL(/\/id\/motivation\/c-sky-us-ban/);
      }),
    'A value that does not fit is said at its field, and is still in it': () =>
      reader.reading('queries/chain-of-a-claim?claim=%22%3E%3Cscript%3Ealert(1)%3C/script%3E', {}, async page => {
        const field = page.getByLabel(/^claim/);
        must(await field.inputValue() === '"><script>alert(1)</script>', await field.inputValue());
        must(await field.getAttribute('aria-invalid') === 'true', 'the field is marked');
        const told = await page.locator(`#${await field.getAttribute('aria-describedby')}`).innerText();
        must(/takes an IRI such as/.test(told), told);
      }),
    'More rows are on the next page, and the way back is there': () => reader.reading('queries/drift?limit=5', {}, async page => {
      const first = await rows(page).first().innerText();
      await page.getByRole('link', { name: 'Next' }).click();
      await page.waitForURL(/offset=5/);
      must(await rows(page).first().innerText() !== first, 'other rows');
      await page.getByRole('link', { name: 'Previous' }).click();
      must(await rows(page).first().innerText() === first, 'the first page again');
    }),
    ...audited(reader, 'The list of questions', 'queries'),
    ...audited(reader, 'A question with its answer', 'queries/contested-motives?deal=deal:alibaba-group-c-sky-2018'),
    ...audited(reader, 'A question that is asked wrongly', 'queries/said-by-a-date?by=yesterday'),
    ...audited(reader, 'The page of what is handed over', 'export'),
    'A question is tried out as an API, in the page that describes them all': () => reader.reading('openapi', {}, async page => {
      await page.getByText('/queries/chain-of-a-claim').first().click();
      await page.getByRole('button', { name: 'Execute' }).click();
      const answer = page.locator('.live-responses-table').first();
      await answer.getByText('200').first().waitFor();
      must(/CNBC/.test(await answer.innerText()), (await answer.innerText()).slice(0, 500));
    }),
    'The description of the API is readable and accessible at 360 and 1440 px, in light and dark': () =>
      reader.reading('openapi', {}, async page => {
        await page.getByText('/queries/chain-of-a-claim').first().click();
        await page.getByRole('button', { name: 'Execute' }).waitFor();
        return await onEveryScreen(page, async () => {
          await page.waitForTimeout(300);
          await staysInWidth(page);
          return await accessible(page);
        });
      }),
    'The description of the API says without JavaScript where the same is to be found': () =>
      reader.reading('openapi', { script: false }, async page => {
        must((await page.locator('main').innerText()).includes('Trying a question here needs JavaScript'), 'it is said');
        await page.getByRole('link', { name: 'all questions' }).click();
        await page.waitForURL(/queries$/);
      }),
  };
});
