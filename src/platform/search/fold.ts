const listed = (words: string) => new Set(words.split(/\s+/));

// Words that say nothing of what is looked for, as people put them in a question, and those that PostgreSQL's Italian
// dictionary leaves out of the index (contro, questo, anche …): asked for, they would find nothing. Folded.
const silent = listed(
  `a ad al allo alla ai agli alle all agl con col coi da dal dallo dalla dai dagli dalle dall dagl di del dello della dei degli
   delle dell degl e ed i il in nel nello nella nei negli nelle nell negl l la le lo gli un uno una o od per su sul sulla sui
   sugli sulle sull sugl tra fra contro che chi cui non mi me ti si ci ce vi ve ne se ma io tu lui lei noi voi loro mio mia miei mie
   tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra vostri vostre c d s anche come perche piu
   questo questa questi queste quello quella quelli quelle tutto tutti quanto quanta quanti quante ho hai ha abbiamo avete
   hanno sono sei siamo siete faccio fai fa facciamo fanno fare sto stai sta stiamo stanno
   dove quando quale quali cosa cerco cerca cercare cercasi vorrei voglio bisogno serve servono avere posso devo trovare trova
   trovo vuole vuoi andare so sa sapere puo troppo molto sempre ancora gia essere qualcuno qualcosa the a an of for to in on my i need where how can with and or me do`,
);

// Words that many entries could bear and that tell none from another: they raise what bears them and stand in nobody's way.
const faint = listed(
  `aiuto aiuti aiutare aiutarmi assistenza servizio servizi sportello sportelli ufficio uffici informazione informazioni info
   problema problemi centro centri associazione associazioni gruppo gruppi numero contatti orari orario zona vicino vicina
   persona persone subito oggi adesso domani stanotte stasera help service services office information problem near
   figlio figlia figli mamma madre padre papa marito moglie nonno nonna fratello sorella amico amica anno anni mese mesi
   giorno giorni sera mattina pomeriggio mal vecchio vecchia vecchi nuovo nuova documento documenti pagare rinnovare prendere
   portare usare imparare parlare capire capisco rimasto rimasta staccato chiedere tenere dare mettere vedere riuscire riesco`,
);

/** Lower case, no accents, no punctuation: 'Perché l’Attività' → 'perche l attivita'. Works for any script. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ');
}

/** Whether a folded word can be looked for at all. A single letter cannot; a single sign of a script without letters can. */
export const isSilent = (word: string): boolean => silent.has(word) || /^[\p{Script=Latin}\p{N}]$/u.test(word);

/** Whether a folded word is too general to be asked of every result. */
export const isFaint = (word: string): boolean => faint.has(word);
