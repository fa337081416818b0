import type { Locator, Page } from 'playwright-core';
import { expectThat } from './story.ts';

/** More steps than any page has. */
const most = 250;

/**
 * Steps with the Tab key until there: what cannot be reached so cannot be used. Every step goes on in the order of the page
 * and shows where one is, by a ring inside the window.
 */
export async function onto(page: Page, wanted: Locator): Promise<void> {
  const one = wanted.first();
  await one.waitFor();
  const names = await page.evaluate(nameAll);
  let before = -1;
  if (await one.evaluate((element) => element === document.activeElement)) return;
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press('Tab');
    const { number, there, ring, inSight, nowhere } = await one.evaluate(whereAmI);
    const name = names[number] ?? 'something without a name';
    // A date has several steps within. After the last one the browser begins again; a group of round buttons is one step, and has no number.
    if (nowhere) before = -1;
    if (number < 0 && there) return;
    if (number < 0) continue;
    expectThat(number >= before || before === names.length - 1, `${page.url()} the keyboard goes back to «${name}»`);
    expectThat(ring || number === before, `${page.url()} one does not see that «${name}» is reached`);
    expectThat(inSight, `${page.url()} «${name}» is reached out of sight`);
    if (there) return;
    before = number;
  }
  throw new Error(`${page.url()} the keyboard does not reach ${await one.evaluate((element) => element.outerHTML)}`);
}

/** Types into the field with that label, in place of what stands there. */
export async function write(page: Page, label: string, text: string): Promise<void> {
  await onto(page, page.getByLabel(label));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
}

/** Steps onto a button and presses Enter there. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  await onto(page, page.getByRole('button', { name, exact: typeof name === 'string' }));
  await page.keyboard.press('Enter');
}

/** Steps onto a link and follows it. */
export async function follow(page: Page, name: string | RegExp): Promise<void> {
  await onto(page, page.getByRole('link', { name, exact: typeof name === 'string' }));
  await page.keyboard.press('Enter');
}

/** Goes down a list to choose, with the arrows. */
export async function choose(page: Page, label: string, value: string): Promise<void> {
  const list = page.getByLabel(label, { exact: true });
  await onto(page, list);
  for (let step = 0; step < most && (await list.inputValue()) !== value; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expectThat((await list.inputValue()) === value, `${page.url()} the arrows reach «${value}»`);
}

/** Numbers all that a keyboard should reach, in the order of the page, and notes how each looks. Runs in the browser. */
export function nameAll(): string[] {
  const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const looks = (element: Element) => {
    const rings = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
    return rings.map((ring) => `${ring.outlineStyle} ${ring.outlineWidth} ${ring.boxShadow}`).join();
  };
  const reachable = [...document.querySelectorAll(selector)].filter((element) => {
    const radio = element instanceof HTMLInputElement && element.type === 'radio';
    return element.checkVisibility() && !element.matches(':disabled, [tabindex="-1"]') && !radio;
  });
  return reachable.map((element, number) => {
    element.setAttribute('data-step', String(number));
    if (element !== document.activeElement) element.setAttribute('data-looks', looks(element));
    return (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() || element.id || element.localName;
  });
}

export interface Step {
  number: number;
  /** The hand is on the element that was looked for. */
  there: boolean;
  /** The hand is on the page itself: before the first step, or after the last. */
  nowhere: boolean;
  ring: boolean;
  inSight: boolean;
}

/** Where the keyboard is, and whether one sees it: a ring that was not there before, inside the window. */
export function whereAmI(wanted?: Element | null): Step {
  const element = document.activeElement ?? document.body;
  const rings = [null, '::before', '::after'].map((part) => getComputedStyle(element, part));
  const looks = rings.map((ring) => `${ring.outlineStyle} ${ring.outlineWidth} ${ring.boxShadow}`).join();
  // A field inside a box may leave the ring to the box.
  const box = element.closest(':has(:focus-visible)');
  const boxed = box !== null && box !== element && getComputedStyle(box).outlineStyle === 'solid';
  const { top, bottom, left, right } = element.getBoundingClientRect();
  return {
    number: Number(element.getAttribute('data-step') ?? -1),
    there: element === wanted,
    nowhere: element === document.body,
    ring: (looks !== element.getAttribute('data-looks') && /solid [2-9]px/.test(looks)) || boxed,
    inSight: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}
