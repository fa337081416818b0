import { expect, test } from 'vitest';
import { mergeChange } from './changes.ts';

const there = { name: 'Fatima', phone: '+393331234567', promise: 'gli orari', due_on: '2026-11-25', due_at: '' };

test('two who change different fields both have their way', () => {
  const other = { ...there, due_on: '2026-11-27' };
  const { merged, both } = mergeChange(there, { ...there, name: 'Signora Fatima' }, other);
  expect(both).toEqual([]);
  expect(merged).toEqual({ ...other, name: 'Signora Fatima' });
});

test('the same field, changed differently by two, waits for a choice; changed alike it is no matter', () => {
  const other = { ...there, promise: 'gli orari del CAF' };
  expect(mergeChange(there, { ...there, promise: 'il numero del CAF' }, other).both).toEqual(['promise']);
  expect(mergeChange(there, { ...there, promise: 'gli orari del CAF' }, other)).toEqual({ merged: other, both: [] });
});
