/** A word that must never reach a stranger. */
export const secret = 'SEGRETO';
