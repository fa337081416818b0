/** As the server folds what it looks for: 'Perché l’Attività' → 'perche l attivita'. A test holds the two together. */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
