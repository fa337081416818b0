import { expect, test } from 'vitest';
import { basisOf, notice, noticeLangs } from './notice.ts';

test('an association asks for a yes; for a public body it is its task, because a yes to it is not free', () => {
  expect(['Associazione La Porta', 'Caritas di Borgovivo', 'Comunità di base'].map(basisOf)).toEqual(
    Array(3).fill('consent'),
  );
  expect(['Comune di Borgovivo', 'Azienda speciale Ambito 2'].map(basisOf)).toEqual(Array(2).fill('public_task'));
});

test('in every language the notice says who answers, why, how long, and how to have it erased', () => {
  for (const lang of noticeLangs) {
    const said = notice.text[lang]('Associazione La Porta').join(' ');
    for (const part of ['Associazione La Porta', '6', '30', '12']) expect(said, lang).toContain(part);
  }
});
