import type { Address } from '../repairs/address.ts';

/** The lines of an HSDS address. What houses it goes to `attention`, the hamlet and what was not understood to the second line. */
export function addressLines(address: Address & { postcode: string }): Record<string, string | null> {
  const { street, number, locality, at, rest } = address;
  const [first, ...more] = [[street, number].filter(Boolean).join(' '), locality, rest].filter((line): line is string =>
    Boolean(line),
  );
  return {
    attention: first === undefined ? null : (at ?? null),
    address_1: first ?? at ?? '',
    address_2: more.length > 0 ? more.join(', ') : null,
    city: address.city ?? '',
    state_province: address.province ?? '',
    postal_code: address.postcode,
  };
}
