// What is asked of every page: that everybody can read it, on any screen, by keyboard, and without JavaScript.

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { must } from './checks.mjs';

const AXE = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const TOO_BAD = ['serious', 'critical'];
const TAB_STOPS = 400;

/**
 * The checks of one page.
 *
 * @param {import('./browser.mjs').Reader} reader who reads
 * @param {string} name the page, as the subject of a sentence
 * @param {string} path where it is
 */
export function audited(reader, name, path) {
  return {
    [`${name} is readable and accessible at 360 and 1440 px, in light and dark`]: () =>
      reader.reading(path, {}, page => onEveryScreen(page, async () => {
        await staysInWidth(page);
        return await accessible(page);
      })),
    [`${name} is used by keyboard: every link is reached, and the focus is seen`]: () =>
      reader.reading(path, {}, byKeyboard),
    [`${name} says the same without JavaScript`]: () => sameWithoutScript(reader, path),
  };
}

/** Looks at a page at both widths in both colour schemes. */
export async function onEveryScreen(page, look) {
  const seen = [];
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [360, 1440]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      seen.push(await look().catch(failure => {
        failure.message = `at ${width} px in ${colorScheme}: ${failure.message}`;
        throw failure;
      }));
    }
  }
  return seen.join(', ');
}

/** Nothing has to be scrolled sideways to be read. */
export async function staysInWidth(page) {
  const [content, window, widest] = await page.evaluate(() => {
    const right = element => element.getBoundingClientRect().right;
    const out = [...document.body.querySelectorAll('*')].filter(element => right(element) > innerWidth + 1)
      .map(element => `${element.tagName}.${element.className}#${element.id} to ${Math.round(right(element))}`);
    return [document.scrollingElement.scrollWidth, innerWidth, out.slice(0, 5).join('; ')];
  });
  must(content <= window, `${content} px of content in ${window} px: ${widest}`);
}

/** axe finds nothing serious. */
export async function accessible(page) {
  await page.evaluate(AXE);
  const { violations, passes } = await page.evaluate(
    tags => globalThis.axe.run(document, { runOnly: tags, resultTypes: ['violations', 'passes'] }), RULES);
  const bad = violations.filter(finding => TOO_BAD.includes(finding.impact));
  must(passes.length > 5, `only ${passes.length} rules had anything to look at`);
  must(bad.length === 0, bad.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}): `
    + nodes.slice(0, 3).map(node => `${node.target} ${node.any[0]?.message ?? ''}`).join('; ')).join('\n'));
  return `${passes.length} rules hold`;
}

/**
 * Tab goes to each link and control that is shown, in turn, and each shows that it has the focus; on a page of many
 * hundreds, to the first of them.
 */
export async function byKeyboard(page) {
  const wanted = await page.evaluate(() => {
    const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
      .filter(one => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0
        && !one.closest('[inert]') && (one.type !== 'radio' || one.checked));
    controls.forEach((one, index) => one.dataset.stop = index);
    return controls.length;
  });
  must(wanted > 0, 'there is nothing to go to');
  const reached = new Set();
  for (let stops = 0; stops < TAB_STOPS && reached.size < wanted; stops++) {
    await page.keyboard.press('Tab');
    const { stop, seen, name } = await page.evaluate(focused);
    must(seen, `the focus is not seen on ${name}`);
    if (stop !== undefined) {
      reached.add(stop);
    }
  }
  must(reached.size === wanted || reached.size > TAB_STOPS / 2, `${reached.size} of ${wanted} were reached: `
    + await page.evaluate(list => [...document.querySelectorAll('[data-stop]')]
      .filter(one => !list.includes(one.dataset.stop)).map(one => one.outerHTML.slice(0, 100)).slice(0, 5).join(' '),
    [...reached]));
  return `${reached.size} stops`;
}

function focused() {
  const one = document.activeElement;
  if (!one || one === document.body) {
    return { seen: true, name: 'the window' };
  }
  const style = getComputedStyle(one);
  const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return { stop: one.dataset.stop, seen: outlined || style.boxShadow !== 'none', name: one.outerHTML.slice(0, 120) };
}

async function sameWithoutScript(reader, path) {
  const words = page => page.evaluate(() => document.querySelector('main').innerText.split(/\s+/).filter(Boolean));
  const rich = await reader.reading(path, {}, words);
  const plain = new Set(await reader.reading(path, { script: false }, async page =>
    (await page.locator('main').innerText()).split(/\s+/).filter(Boolean)));
  const lost = rich.filter(word => !plain.has(word));
  must(plain.size > 3, 'there is nothing to read without JavaScript');
  must(lost.length <= rich.length / 20, `only with JavaScript: ${lost.slice(0, 40).join(' ')}`);
  return `${plain.size} words`;
}
