// The SPARQL editor: a named question is chosen and run, by keyboard too, and nothing is asked elsewhere.

import { accessible, onEveryScreen, staysInWidth } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

const QUESTION = 'Which motives are contested, and who says what?';
const rows = page => page.locator('.yasr:visible table tbody tr');
const text = page => page.locator('.yasqe .CodeMirror:visible').first();

/** Opens the editor, chooses a question, and runs it. */
async function run(page) {
  await page.getByRole('link', { name: QUESTION }).click();
  await page.waitForURL(/example=/);
  await text(page).click();
  await page.keyboard.press('Control+Enter');
  await rows(page).first().waitFor();
}

await browsing(reader => ({
  'A named question is chosen, run by Ctrl + Enter, and answered in a table': () =>
    reader.reading('sparql', {}, async page => {
      await run(page);
      const answer = await page.locator('.yasr:visible').innerText();
      ['Jack Ma', 'denies it', 'Reuters'].forEach(word => must(answer.includes(word), `${word} is missing`));
      return `${await rows(page).count()} rows`;
    }),
  'A thing in the answer is looked up on this server': () => reader.reading('sparql', {}, async page => {
    await run(page);
    const things = await page.locator('.yasr:visible a.iri').evaluateAll(links => links.map(link => link.href));
    must(things.length > 0, 'there is no thing in the answer');
    must(things.every(href => new URL(href).host === new URL(page.url()).host), things.join(' '));
  }),
  'What is typed is completed from the ontology': () => reader.reading('sparql', {}, async page => {
    await text(page).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('PREFIX selon: <https://w3id.org/selon/ns#> SELECT * { ?x a selon:Acq');
    await page.keyboard.press('Control+Space');
    await page.locator('.CodeMirror-hints', { hasText: 'Acquisition' }).waitFor();
  }),
  'Without JavaScript the same question is run by a form': () =>
    reader.reading('sparql', { script: false }, async page => {
      await page.getByRole('link', { name: QUESTION }).click();
      must(/SELECT/.test(await page.locator('textarea[name=query]').inputValue()), 'the question is in the form');
      const address = await page.locator('form#ask').evaluate(form =>
        `${form.action}?${new URLSearchParams(new FormData(form))}`);
      const answer = await fetch(address, { headers: { Accept: 'text/html,*/*;q=0.8' } });
      must(answer.ok && (await answer.text()).includes('Jack Ma'), `${answer.status}`);
    }),
  'The editor with an answer is readable and accessible at 360 and 1440 px, in light and dark': () =>
    reader.reading('sparql', {}, async page => {
      await run(page);
      return await onEveryScreen(page, async () => {
        await staysInWidth(page);
        return await accessible(page);
      });
    }),
  'Tab leads into the editor and out of it': () => reader.reading('sparql', {}, async page => {
    await text(page).click();
    const inside = () => page.evaluate(() => document.activeElement.matches('.CodeMirror textarea, .CodeMirror [contenteditable]'));
    must(await inside(), 'a click leads in');
    await page.keyboard.press('Tab');
    must(!await inside(), `Tab leads to ${await page.evaluate(() => document.activeElement.outerHTML.slice(0, 200))}`);
    await page.keyboard.press('Shift+Tab');
    must(await inside(), 'Shift + Tab leads back');
  }),
}));
