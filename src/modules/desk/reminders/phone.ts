/**
 * A telephone number as the world writes it (E.164: `+`, country, number, at most 15 digits), from what someone typed; null
 * where it is none that could be called back. Without a country it is Italy's, whose landlines keep their first 0.
 */
export function readPhone(typed: string): string | null {
  if (!/^[\d\s+()./-]*$/.test(typed)) return null;
  const digits = typed.replace(/[^\d+]/g, '').replace(/^00/, '+');
  if (digits.startsWith('+')) return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : null;
  if (/^(0\d{5,10}|3\d{8,9})$/.test(digits)) return `+39${digits}`;
  // The country was typed, and its + forgotten: no Italian mobile number is this long.
  return /^39(3\d{8,9}|0\d{5,10})$/.test(digits) && digits.length > 10 ? `+${digits}` : null;
}
