/** Area codes of two and three digits; every other Italian one has four (national numbering plan, AGCOM 8/15/CIR). */
const short = ['02', '06'];
const three = [
  '010',
  '011',
  '015',
  '019',
  '030',
  '031',
  '035',
  '039',
  '040',
  '041',
  '045',
  '049',
  '050',
  '051',
  '055',
  '059',
  '070',
  '071',
  '075',
  '079',
  '080',
  '081',
  '085',
  '089',
  '090',
  '091',
  '092',
  '095',
  '099',
];

const areaCode = (digits: string) => {
  if (short.includes(digits.slice(0, 2))) return 2;
  return three.includes(digits.slice(0, 3)) ? 3 : 4;
};

const head = (digits: string) => {
  if (digits.startsWith('0')) return areaCode(digits);
  return 3;
};

/** Digits in groups of three or four, none of them alone: 5550123 → 555 0123. */
const groups = (digits: string): string[] => {
  if (digits.length <= 4) return [digits];
  return [digits.slice(0, 3), ...groups(digits.slice(3))];
};

/** What remains of a number once Italy's prefix and every sign between the digits are gone; foreign ones keep `+`. */
const national = (number: string) => {
  const bare = number
    .trim()
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+');
  return bare.startsWith('+39') ? bare.slice(3) : bare;
};

/** A telephone number as people read it aloud: `0305550123` → `030 555 0123`. What is not Italian stays as it was. */
export const readablePhone = (number: string): string => {
  const digits = national(number);
  if (!/^\d+$/.test(digits)) return number.trim();
  if (digits.length <= 4) return digits;
  const cut = head(digits);
  return [digits.slice(0, cut), ...groups(digits.slice(cut))].join(' ');
};

/** The address that dials it (RFC 3966): with +39, except short numbers (112) and freephone ones, that have no country. */
export const phoneHref = (number: string): string => {
  const digits = national(number);
  if (digits.startsWith('+')) return `tel:${digits}`;
  const homeOnly = digits.length <= 6 || /^(80|84|89|19)/.test(digits);
  return homeOnly ? `tel:${digits}` : `tel:+39${digits}`;
};
