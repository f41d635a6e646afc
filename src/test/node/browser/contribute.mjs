// The forms: a claim that breaks a rule is refused with the rule's words, and once mended it is accepted.

import { accessible, onEveryScreen, staysInWidth } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must, server } from '../checks.mjs';

const TOKEN = process.argv[3] ?? '';
const CLAIM = 'contribute/claim';
const form = page => page.locator('shacl-form').first();
const verdict = page => page.getByRole('status').or(page.getByRole('alert'));

/** Fills a field by its label; where it offers things to choose from, the first that the words find. */
async function fill(page, label, words) {
  const field = form(page).getByLabel(label).first();
  await field.click();
  if (await field.evaluate(one => one.tagName === 'SELECT')) {
    await field.selectOption({ label: words });
    return;
  }
  await page.keyboard.type(words, { delay: 20 });
  const option = page.getByRole('option', { name: words }).first();
  if (await option.waitFor({ timeout: 2000 }).then(() => true, () => false)) {
    await option.click();
  }
}

await browsing(reader => ({
  'A claim without a voice is refused, and the form says what it needs': () => reader.reading(CLAIM, {}, async page => {
    await form(page).waitFor();
    await fill(page, /about/i, 'The purchase was a reaction to the US ban');
    await page.getByRole('button', { name: /check|send/i }).first().click();
    await verdict(page).filter({ hasText: /whose word/i }).first().waitFor();
  }),
  'The claim, mended, is shown as Turtle, sent with a token, and found in the graph': () =>
    reader.reading(CLAIM, {}, async page => {
      must(TOKEN, 'there is a token');
      await form(page).waitFor();
      for (const [label, words] of [[/about/i, 'The purchase was a reaction to the US ban'], [/claimant|voice/i, 'Reuters'],
        [/reported in|document/i, 'Article of objetconnecte.com'], [/polarity|stance/i, 'Positive'],
        [/certainty/i, 'Possible'], [/cue|hedg/i, 'laisse entendre'], [/exact|words|quote/i, 'laisse entendre']]) {
        await fill(page, label, words);
      }
      await page.getByText(/selon:Claim/).first().waitFor();
      await page.getByLabel(/token|jeton/i).fill(TOKEN);
      await page.getByRole('button', { name: /send/i }).click();
      await verdict(page).filter({ hasText: /accepted/i }).first().waitFor();
      const history = await (await fetch(new URL('-/history', server()), { headers: { Accept: 'application/json' } })).text();
      must(JSON.parse(history).length > 1 || /"number" ?: ?2/.test(history), history.slice(0, 300));
    }),
  'The form is readable and accessible at 360 and 1440 px, in light and dark': () =>
    reader.reading(CLAIM, {}, async page => {
      await form(page).waitFor();
      return await onEveryScreen(page, async () => {
        await staysInWidth(page);
        return await accessible(page);
      });
    }),
}));
