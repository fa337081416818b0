import { z } from 'zod';
import { type Said, say } from '../said.ts';
import listed from './area-codes.json' with { type: 'json' };

/** A telephone number as it is dialled within Italy, written in groups; `notes` say what was done or what is doubtful. */
export type Phone = {
  number: string;
  kind: 'landline' | 'mobile' | 'freephone' | 'service' | 'foreign' | 'unknown';
  notes: Said[];
};

const { $source: _, ...codes } = z.looseObject({ $source: z.string() }).catchall(z.array(z.string())).parse(listed);
const AREA_CODES = new Map(
  Object.entries(codes).map(([code, provinces]) => [code, z.array(z.string()).parse(provinces)]),
);

/** The area code with which a number that begins with zero begins, and the provinces where it is used. */
export function areaCodeOf(digits: string): { code: string; provinces: readonly string[] } | undefined {
  for (const length of [2, 3, 4]) {
    const code = digits.slice(0, length);
    const provinces = AREA_CODES.get(code);
    if (provinces) return { code, provinces };
  }
  return undefined;
}

// From the shortest switchboard (area code and four figures) to the longest direct line in use.
const plausibleLandline = (digits: string) => digits.length >= 7 && digits.length <= 11;

/**
 * Reads every telephone number in a cell. A spreadsheet drops the zero with which an Italian land line begins: it is put
 * back where the area code is one of `province` (two letters), and where that cannot be told the number stays as it was
 * written and the note says so.
 */
export function repairPhones(text: string, where: { province?: string } = {}): Phone[] {
  return numbersIn(text).map((digits) => readNumber(digits, where.province?.toUpperCase()));
}

/** Cuts a cell into numbers: at `/`, `;`, words, or two spaces; a slash before two or three figures is an extension and stays out. */
function numbersIn(text: string): string[] {
  const plain = text.replace(/(?<=\d)\.0+$/, '').replace(/[\u2010-\u2015]/g, '-');
  const pieces = plain
    .split(/\s*(?:[;,|\n]|\s[-–]\s|\be\b|\bo\b|\boppure\b|[a-zA-ZÀ-ú][a-zA-ZÀ-ú.:]*)\s*/u)
    .flatMap(cutAtSlash);
  const digits = pieces.map((piece) =>
    piece
      .trim()
      .replace(/[^\d+]/g, '')
      .replace(/(?!^)\+/g, ''),
  );
  return [...new Set(digits.filter((number) => number.replace('+', '').length >= 3))];
}

/** `030 123456/654321` is two numbers with one area code, `0376/123456` one number with its area code set apart. */
function cutAtSlash(piece: string): string[] {
  const [first = '', ...others] = piece.split('/').map((part) => part.replace(/[^\d+]/g, ''));
  if (others.length === 0) return [piece];
  if (/^0\d{1,3}$/.test(first) || /^3\d{2}$/.test(first))
    return [first + others[0], ...others.slice(1).map((other) => first + other)];
  const area = areaCodeOf(first)?.code ?? '';
  return [
    first,
    ...others.filter((other) => other.length >= 5).map((other) => (/^[03+]/.test(other) ? other : area + other)),
  ];
}

function readNumber(digits: string, province: string | undefined): Phone {
  const national = digits.replace(/^(\+39|0039)(?=\d{6,})/, '');
  if (national.startsWith('+')) return { number: national, kind: 'foreign', notes: [] };
  if (national.startsWith('00')) return { number: `+${national.slice(2)}`, kind: 'foreign', notes: [] };
  if (national.startsWith('0')) return withZero(national);
  if (/^(800\d{3}(\d{3})?|803\d{3}|1\d{2,5})$/.test(national)) {
    return { number: grouped(national, 3), kind: national.startsWith('8') ? 'freephone' : 'service', notes: [] };
  }
  const restored = `0${national}`;
  const area = areaCodeOf(restored);
  const here = province !== undefined && area?.provinces.includes(province);
  if (here && plausibleLandline(restored)) {
    return { ...withZero(restored), notes: [say('import.phone.zero', { from: digits, to: written(restored) })] };
  }
  if (/^3\d{8,9}$/.test(national)) return { number: grouped(national, 3), kind: 'mobile', notes: [] };
  if (/^(8[49]\d{4,8}|199\d{6})$/.test(national)) return { number: grouped(national, 3), kind: 'service', notes: [] };
  const why = area && plausibleLandline(restored) ? 'import.phone.otherArea' : 'import.phone.unknown';
  return { number: national, kind: 'unknown', notes: [say(why, { number: national, code: area?.code ?? '' })] };
}

function withZero(national: string): Phone {
  if (areaCodeOf(national) && plausibleLandline(national))
    return { number: written(national), kind: 'landline', notes: [] };
  return { number: national, kind: 'unknown', notes: [say('import.phone.unknown', { number: national, code: '' })] };
}

/** `070 609 4610`: the area code, then groups of three or four. */
function written(national: string): string {
  const code = areaCodeOf(national)?.code ?? '';
  return `${code} ${grouped(national.slice(code.length), 3)}`.trim();
}

/** Groups of `size`, the last one as long as it needs to be to leave no single figure alone. */
function grouped(digits: string, size: number): string {
  if (digits.length <= size + 2) return digits;
  return `${digits.slice(0, size)} ${grouped(digits.slice(size), size)}`;
}
