import { expect, test } from 'vitest';
import { say } from '#app/messages.ts';
import { endpoints } from '../api/parameters.ts';
import { DevelopersPage } from './developers.tsx';

test.each(['it', 'en'] as const)(
  'whoever develops finds every question that the API answers, in words (%s)',
  (lang) => {
    const publisher = { title: 'Borgovivo', t: say[lang], absolute: (path: string) => `https://borgovivo.test${path}` };
    const html = String(<DevelopersPage publisher={publisher} />);
    for (const { path, list } of endpoints) {
      expect(html).toContain(`<code>${path}</code>`);
      for (const name of list) expect(html).toContain(`<code>${name}</code>`);
    }
    expect(html).toContain('https://borgovivo.test/hsds/openapi.json');
    expect(html).toContain('CC BY 4.0');
    // A message that is not written shows itself so.
    expect(html).not.toContain('⟦');
    expect(html).not.toMatch(/style=|onclick=/);
  },
);
