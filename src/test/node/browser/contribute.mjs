// The forms: a claim that the rules refuse, then accept, and that is sent; by keyboard, on any screen.

import { accessible, byKeyboard, onEveryScreen, staysInWidth } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must, server } from '../checks.mjs';

const TOKEN = process.argv[3];
const FORMS = ['organisation', 'person', 'acquisition', 'investment', 'partnership', 'claim'];
const NO_QUOTE = 'A claim shows the words it rests on';
const field = (page, property) => page.locator(`#x .field[data-path$="${property}"]`).first();

/** Looks for a thing by a part of its name and takes the first that is found, by keyboard. */
async function find(page, property, words, iri) {
  const input = field(page, property).locator('> .values input.find');
  await input.focus();
  await page.keyboard.type(words);
  await page.locator('[role=option]:visible', { hasText: iri }).first().waitFor();
  for (let tries = 0; tries < 10; tries++) {
    await page.keyboard.press('ArrowDown');
    if ((await page.locator('[role=option][aria-selected=true]:visible').innerText()).includes(iri)) {
      break;
    }
  }
  await page.keyboard.press('Enter');
  must(await field(page, property).locator('> .values output').innerText() === iri, `${iri} is chosen`);
}

const status = (page, text) => page.locator('#summary', { hasText: text }).waitFor();

async function claim(page) {
  await page.locator('#x-iri:enabled').waitFor();
  await find(page, '#about', 'internet of things bus', 'motivation:c-sky-iot');
  await find(page, '#claimant', 'kr asia', 'o:kr-asia');
  await find(page, '#reportedIn', 'krasia', 'doc:kr-asia-alibaba-c-sky');
  await field(page, '#polarity').getByRole('radio').first().check();
  await field(page, '#explicit').getByRole('radio').first().check();
  await field(page, '#certainty').getByRole('radio').first().check();
}

await browsing(reader => ({
  'The form refuses a claim without a quote, beside the field and in the list, then accepts it and sends it':
    () => reader.reading('contribute/claim', {}, async page => {
      await claim(page);
      await status(page, 'Not yet: 1 error');
      await page.locator('#findings li.violation', { hasText: NO_QUOTE }).waitFor();
      await field(page, '#quote').locator('> .says', { hasText: NO_QUOTE }).waitFor();
      await onEveryScreen(page, async () => {
        await staysInWidth(page);
        await accessible(page);
      });
      await field(page, '/oa#exact').locator('textarea').fill('C-Sky is the only mainland company with its own embedded CPU');
      await status(page, 'The rules accept this');
      must(await page.locator('#findings li.violation').count() === 0, 'no error is left');
      must((await page.locator('#turtle').innerText()).includes('a oa:TextQuoteSelector'), 'the Turtle is shown');
      await page.getByLabel('Token').fill(TOKEN);
      await page.getByLabel('Reason').fill('déjà lu');
      await page.getByRole('button', { name: 'Send' }).click();
      await page.locator('#outcome .accepted').waitFor();
      const made = await page.locator('#outcome a').first().getAttribute('href');
      must(made.startsWith('/id/claim/kr-asia-alibaba-c-sky-'), `it is called ${made}`);
      const answer = await fetch(new URL(made, server()), { headers: { Accept: 'text/html' } });
      must(answer.ok && (await answer.text()).includes('KrASIA'), `${made}: ${answer.status}`);
      const change = await page.locator('#outcome a', { hasText: 'history' }).getAttribute('href');
      must((await (await fetch(new URL(change, server()))).text()).includes('déjà lu'), 'the history keeps the reason');
      must(await page.evaluate(() => localStorage.length + sessionStorage.length) === 0, 'nothing is stored');
      must(!page.url().includes(TOKEN), 'the token is in no address');
    }),
  'A wrong token is said, and nothing that was typed is lost': () => {
    reader.expect('status of 401');
    return reader.reading('contribute/organisation', { language: 'fr' }, async page => {
      await field(page, '#label').locator('input').fill('Société nouvelle');
      await status(page, 'Les règles acceptent ceci');
      await page.getByLabel('Jeton').fill('wrong');
      await page.getByRole('button', { name: 'Envoyer' }).click();
      await page.locator('#outcome .refused', { hasText: 'rien de votre saisie' }).waitFor();
      must((await page.locator('#turtle').innerText()).includes('o:societe-nouvelle a selon:Organisation'), 'it is still there');
    });
  },
  'A new document and a new motivation are described with the claim': () => reader.reading('contribute/claim', {}, async page => {
    const document = field(page, '#reportedIn');
    await document.locator('> details.fresh > summary').press('Enter');
    await document.locator('.thing .field[data-path$="#label"] input').fill('Example Times on C-Sky');
    const turtle = page.locator('#turtle', { hasText: 'doc:example-times-on-c-sky a selon:Document' });
    await turtle.waitFor();
    await page.locator('#where', { hasText: 'doc:example-times-on-c-sky' }).waitFor();
    await page.locator('#findings li.violation', { hasText: 'A document is published by somebody' }).waitFor();
  }),
  'A deal goes into the graph of the document that tells it': () => reader.reading('contribute/partnership', {}, async page => {
    await page.locator('#x-iri:enabled').waitFor();
    await find(page, '#partner', 'reuters', 'o:reuters');
    await page.getByRole('button', { name: 'Add another: partners' }).click();
    await page.keyboard.type('o:c-sky');
    await field(page, '#label').locator('input').fill('Alibaba Group acquires C-Sky Microsystems (2018)');
    await page.locator('#x-iri').fill('alibaba-group-c-sky-2018');
    await page.locator('#x > .says', { hasText: 'Something is called this already' }).waitFor();
    await page.locator('#x-iri').fill('reuters-c-sky-2018');
    await field(page, '#label').locator('input').fill('Reuters and C-Sky work together (2018)');
    await page.locator('#told-in').fill('doc:reuters-alibaba-c-sky');
    await status(page, 'The rules accept this. 1 warning.');
    await page.getByLabel('Token').fill(TOKEN);
    await page.getByRole('button', { name: 'Send' }).click();
    await page.locator('#outcome .accepted a', { hasText: 'deal:reuters-c-sky-2018' }).waitFor();
    const graph = await fetch(new URL('data?graph=https://w3id.org/selon/id/doc/reuters-alibaba-c-sky', server()));
    must((await graph.text()).includes('deal:reuters-c-sky-2018'), 'it is in the graph');
    const gone = await fetch(new URL('update', server()), { method: 'POST', headers: { Authorization: `Bearer ${TOKEN}`,
      'Content-Type': 'application/sparql-update' }, body: 'DELETE { GRAPH ?g { ?deal ?p ?o } } WHERE { '
      + 'VALUES ?deal { <https://w3id.org/selon/id/deal/reuters-c-sky-2018> } GRAPH ?g { ?deal ?p ?o } FILTER STRENDS( STR( ?g ), "reuters-alibaba-c-sky" ) }' });
    must(gone.ok, `taken back: ${gone.status}`);
  }),
  'A second label has fields and names of its own': () => reader.reading('contribute/organisation', {}, async page => {
    await field(page, '#label').locator('input').fill('One Two');
    await page.getByRole('button', { name: 'Add another: label' }).click();
    await page.keyboard.type('Un deux');
    await field(page, '#label').locator('select').last().selectOption('fr');
    await page.locator('#turtle', { hasText: '"Un deux"@fr' }).waitFor();
    await accessible(page);
  }),
  ...Object.fromEntries(['', ...FORMS].map(name => [
    `/contribute/${name} is readable and accessible on every screen, and used by keyboard`,
    () => reader.reading(`contribute/${name}`, {}, async page => {
      const rules = await onEveryScreen(page, async () => {
        await staysInWidth(page);
        return await accessible(page);
      });
      return `${rules}; ${await byKeyboard(page)}`;
    }),
  ])),
  'Without JavaScript, the form says what to do instead': () => reader.reading('contribute/claim', { script: false }, async page => {
    must((await page.locator('main').innerText()).includes('curl'), 'curl is shown');
    must(await page.locator('#x-iri').isDisabled(), 'nothing can be typed in vain');
  }),
}));
