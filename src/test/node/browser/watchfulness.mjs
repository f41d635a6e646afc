// The checks themselves: shown a page with everything wrong, they find each fault.

import { byKeyboard, accessible, staysInWidth } from '../audit.mjs';
import { browsing } from '../browser.mjs';
import { must } from '../checks.mjs';

const BAD = `<!DOCTYPE html><title>Bad</title><style>a:focus { outline: none }</style><main>
<h1>Bad</h1><p style="color: #999; background: #fff">Pale words on white.</p><p>And <a href="/">a link</a>.</p>
<h2>Worse</h2><ul><li>One</li><li>Two</li></ul>
<div style="width: 2000px">Wide</div><img src="https://elsewhere.invalid/x.png"></main>
<script>console.error('oh no')</script><script src="//elsewhere.invalid/x.js"></script>`;

await browsing(reader => {
  const shown = (headers, work) => reader.shown(async watched => {
    const page = await watched.open('about:blank', { width: 360 });
    await page.route('**/bad', route => route.fulfill({ contentType: 'text/html', headers, body: BAD }));
    await page.route('**/x.*', route => route.abort());
    await page.goto(new URL('/bad', process.argv[2]).href);
    try {
      return await work(page, watched);
    } finally {
      await page.context().close();
    }
  });
  const refused = async (work, words) => {
    const said = await work.then(() => 'nothing', failure => failure.message);
    must(words.test(said), `it says: ${said}`);
  };
  const manner = (watched, words) =>
    Object.entries(watched.manners()).find(([sentence]) => words.test(sentence))[1];
  const strict = { 'Content-Security-Policy': "default-src 'self'" };
  return {
    'Pale text and a picture without words are found': () =>
      shown({}, page => refused(accessible(page), /color-contrast[^]*image-alt|image-alt[^]*color-contrast/)),
    'A page that is too wide is found': () => shown({}, page => refused(staysInWidth(page), /20\d\d px of content in 360 px: DIV/)),
    'A focus that is not seen is found': () => shown({}, page => refused(byKeyboard(page), /not seen/)),
    'A request to another host is found': () => shown({}, async (_, watched) =>
      refused(Promise.resolve().then(manner(watched, /other host/)), /elsewhere\.invalid/)),
    'A word on the console is found': () => shown({}, async (_, watched) =>
      refused(Promise.resolve().then(manner(watched, /console/)), /oh no/)),
    'A policy that is broken is found': () => shown(strict, async (_, watched) =>
      refused(Promise.resolve().then(manner(watched, /console/)), /policy broken: (script|style)-src/)),
    'A page without a policy is found': () => shown({}, async (_, watched) =>
      refused(Promise.resolve().then(manner(watched, /Policy$/)), /none/)),
    'A page is opened for the checks that hold of every visit': () => reader.reading('', {}, () => {}),
  };
});
