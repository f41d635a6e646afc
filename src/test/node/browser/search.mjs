// Search: as one types, by keyboard alone, in any language that something is named in.

import { audited } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';
import { link } from '../path.mjs';

await browsing(reader => ({
  'What is typed is completed, and an arrow and Enter open what was chosen': () => reader.reading('', {}, async page => {
    const box = page.getByRole('combobox').first();
    await box.focus();
    await page.keyboard.type('C-Sk', { delay: 40 });
    await page.getByRole('option', { name: /C-Sky/ }).first().waitFor();
    must(await box.getAttribute('aria-expanded') === 'true', 'the box says that it is open');
    await page.keyboard.press('ArrowDown');
    const chosen = await box.getAttribute('aria-activedescendant');
    must(chosen && await page.locator(`#${chosen}`).count() === 1, 'the box says what is chosen');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/id\//);
    return await page.getByRole('heading', { level: 1 }).innerText();
  }),
  'Escape closes the suggestions, and leaves what was typed': () => reader.reading('', {}, async page => {
    const box = page.getByRole('combobox').first();
    await box.focus();
    await page.keyboard.type('C-Sk', { delay: 40 });
    await page.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('option').first().waitFor({ state: 'hidden' });
    must((await box.inputValue()) === 'C-Sk', await box.inputValue());
  }),
  'A name in Chinese finds what is named otherwise in English': () =>
    reader.reading('search?q=' + encodeURIComponent('中天微'), {}, page => link(page, 'id/org/c-sky').waitFor()),
  'A part of a word that nothing has in its name finds nothing, and says so': () =>
    reader.reading('search?q=qqqqxzzz', {}, async page => {
      must(await page.getByRole('main').locator('a[href*="/id/"]').count() === 0, 'nothing is found');
      must((await page.getByRole('main').innerText()).includes('qqqqxzzz'), 'what was searched for is said');
    }),
  ...audited(reader, 'A search', 'search?q=C-Sky'),
  ...audited(reader, 'A search for nothing', 'search?q='),
}));
