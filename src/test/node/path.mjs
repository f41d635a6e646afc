// The reader's path: from the first page to the words of a denial, and to its data.

import N3 from 'n3';
import { must, server } from './checks.mjs';

const DEAL = 'id/deal/alibaba-group-c-sky-2018';
const DENIAL = 'id/claim/objetconnecte-alibaba-c-sky-15-denial';
const DOCUMENT = 'id/doc/objetconnecte-alibaba-c-sky';
const WORDS = "n'a pas de rapport";
const HOPS = ['Objetconnecte.com', 'CNBC', 'Unnamed source close to the C-Sky deal'];

/** A link in the page's text that leads to an address below the server's, whatever its ending. */
export function link(page, path) {
  return page.getByRole('main').locator(`a[href*="/${path}"]:visible`).first();
}

/** The steps, each from the page where the one before it ended. */
export function steps(reader, { script }) {
  const without = script ? '' : ', without JavaScript';
  let page;
  return {
    [`The first page is asked for C-Sky${without}`]: async () => {
      page = await reader.open('', { script });
      const box = page.locator('input[name=q]').first();
      await box.fill('C-Sky');
      await box.press('Enter');
      await page.waitForURL(/\/search\?(.*&)?q=C-Sky/);
    },
    [`The deal is found, and opened${without}`]: async () => {
      await link(page, DEAL).click();
      await page.waitForURL(url => url.pathname.startsWith(`/${DEAL}`));
      must(/Alibaba Group acquires C-Sky/.test(await page.getByRole('heading', { level: 1 }).innerText()), 'it is the deal');
    },
    [`The deal shows the denial with its words, its chain and its document${without}`]: async () => {
      const denial = page.locator('.voice, article, li', { hasText: WORDS }).last();
      await denial.locator('blockquote[lang=fr]', { hasText: WORDS }).first().waitFor();
      const said = await denial.innerText();
      HOPS.forEach(hop => must(said.includes(hop), `${hop} is missing in: ${said}`));
      await link(page, `${DENIAL}-anonymous`).waitFor();
    },
    [`The denial's claim is opened, and its chain is told hop by hop${without}`]: async () => {
      const article = link(page, `${DENIAL}-article`);
      await article.click();
      await page.waitForURL(url => url.pathname.startsWith(`/${DENIAL}`));
      const said = await page.getByRole('main').innerText();
      HOPS.forEach(hop => must(said.includes(hop), `${hop} is missing in: ${said}`));
    },
    [`The document that the claim was read in is opened${without}`]: async () => {
      await link(page, DOCUMENT).click();
      await page.waitForURL(url => url.pathname.startsWith(`/${DOCUMENT}`));
      await page.getByRole('main').getByText(WORDS).first().waitFor();
    },
    [`The document's Turtle is linked, and n3 reads the denial in it${without}`]: async () => {
      const href = await link(page, `${DOCUMENT}.ttl`).getAttribute('href');
      const answer = await fetch(new URL(href, page.url()), { headers: { Accept: 'text/html' } });
      must(/^text\/turtle/.test(answer.headers.get('content-type')), answer.headers.get('content-type'));
      const triples = new N3.Parser({ format: 'text/turtle' }).parse(await answer.text());
      must(triples.some(({ subject }) => subject.value.includes(DENIAL)), `${triples.length} triples, without the denial`);
      await page.context().close();
      return `${triples.length} triples from ${new URL(href, server()).pathname}`;
    },
  };
}
