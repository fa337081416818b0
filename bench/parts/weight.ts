import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { atMost, type Found, rounded } from '../figure.ts';
import type { Rig } from '../rig.ts';
import type { Town } from '../town/make.ts';

interface Loaded {
  path: string;
  type: string;
  bytes: number;
}

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** (d) What a first visit to the search page brings over the wire, in a real browser; and what the map brings when opened. */
export async function measureWeight(rig: Rig, town: Town): Promise<Found> {
  const executablePath = browsers.find((path) => existsSync(path));
  if (!executablePath) throw new Error('no Chromium here: install it (apt-get install -y chromium)');
  const program = await rig.startProgram(town.database);
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    const loaded: Loaded[] = [];
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.setCacheDisabled', { cacheDisabled: true });
    const asked = new Map<string, { path: string; type: string }>();
    session.on('Network.responseReceived', ({ requestId, response, type }) => {
      asked.set(requestId, { path: new URL(response.url).pathname, type });
    });
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const known = asked.get(requestId);
      // What a style carries in itself comes over no wire.
      if (known && encodedDataLength > 0) loaded.push({ ...known, bytes: encodedDataLength });
    });
    await page.goto(`http://localhost:${program.port}/cerca`, { waitUntil: 'networkidle' });
    const first = [...loaded];
    await page.locator('comunanza-map .map-opener').first().click();
    await page.waitForSelector('canvas', { timeout: 20_000 });
    await page.waitForLoadState('networkidle');
    return told(first, loaded.slice(first.length));
  } finally {
    await browser.close();
    await program.stop();
  }
}

function told(first: Loaded[], later: Loaded[]): Found {
  const kilobytes = (list: Loaded[]) => list.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  const of = (type: string) => first.filter((one) => one.type === type);
  const [documents, styles, scripts, fonts] = ['Document', 'Stylesheet', 'Script', 'Font'].map(of);
  if (!documents || !styles || !scripts || !fonts) throw new Error('nothing was loaded');
  const isMap = ({ path }: Loaded) => /maplibre|\/open-/.test(path);
  const early = first.filter(isMap).length;
  return {
    title: 'A first visit to the search page',
    figures: [
      atMost('d', 'document, style and script', kilobytes([...documents, ...styles, ...scripts]), 90, ' KB'),
      atMost('d', 'of which script', kilobytes(scripts), 15, ' KB'),
      atMost('d', 'fonts', fonts.length, 2),
      atMost('d', 'all fonts together', kilobytes(fonts), 40, ' KB'),
      {
        part: 'd',
        what: 'the map’s code',
        measured: `${early} files before it is opened, ${later.filter(isMap).length} after`,
        target: 'only when it is opened',
        holds: early === 0 && later.some(isMap),
      },
    ],
    how: 'Chromium with an empty cache; bytes as they came over the wire, with their heads (Network.loadingFinished).',
    columns: ['when', 'what', 'KB'],
    rows: [
      ...first.map((one) => ['first visit', one] as const),
      ...later.map((one) => ['map opened', one] as const),
    ].map(([when, { path, type, bytes }]) => [when, `${type} ${path}`, rounded(bytes / 1024)]),
  };
}
