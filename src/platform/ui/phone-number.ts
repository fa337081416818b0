/** Area codes of two (02, 06) and three digits; every other one has four (national numbering plan, AGCOM 8/15/CIR). */
const areaCode = (digits: string) => {
  if (/^0[26]/.test(digits)) return 2;
  return /^0[1345789][0159]/.test(digits) ? 3 : 4;
};

/** No Italian number is longer without its country's prefix. */
const longest = 11;

/** Digits in groups of three or four, as far as they go: 5550123 → 555 0123, 12345678 → 1234 5678. */
const groups = (digits: string): string[] => {
  if (digits.length <= 4) return [digits];
  const cut = digits.length > 5 && digits.length % 3 === 2 ? 4 : 3;
  return [digits.slice(0, cut), ...groups(digits.slice(cut))];
};

/** A number without Italy's prefix and without the signs between its digits; a foreign one keeps its `+`. */
const national = (number: string) => {
  const bare = number.replace(/[^\d+]/g, '').replace(/^00/, '+');
  return bare.startsWith('+39') ? bare.slice(3) : bare;
};

/** A telephone number as people read it aloud: `0305550123` → `030 555 0123`. What is not one Italian number stays. */
export const readablePhone = (number: string): string => {
  const digits = national(number);
  const isOne = /^\d+$/.test(digits) && digits.length <= longest && !/[a-z]/i.test(number);
  if (!isOne) return number.trim();
  if (digits.length <= 4) return digits;
  const cut = digits.startsWith('0') ? areaCode(digits) : 3;
  return [digits.slice(0, cut), ...groups(digits.slice(cut))].join(' ');
};

/** The first number in what someone wrote: before an extension, a second number, a remark. */
const first = (written: string) => {
  const run = /[+\d][\d\s./()-]*/.exec(written)?.[0] ?? '';
  const digits = national(run);
  return digits.length <= longest || digits.startsWith('+') ? digits : national(run.split('/')[0] ?? '');
};

/** The address that dials it (RFC 3966): with +39, except short numbers (112) and freephone ones, that have no country. */
export const phoneHref = (number: string): string => {
  const digits = first(number);
  if (digits.startsWith('+')) return `tel:${digits}`;
  const homeOnly = digits.length <= 6 || /^(80|84|89|19)/.test(digits);
  return homeOnly ? `tel:${digits}` : `tel:+39${digits}`;
};
