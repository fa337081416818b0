import { type Lang, languages } from '#platform/messages/index.ts';

/** Languages in which the notice can be read to someone. */
export const noticeLangs = languages;

/** Months after which a reminder goes even if nobody did it, and days after which it goes once it is done. */
export const MONTHS_AT_MOST = 12;
export const DAYS_AFTER_DONE = 30;

/**
 * What is read to a person before anything of them is written. Its version is kept with every reminder, so that whoever
 * changes a word here changes the version too. Legal basis: GDPR art. 6(1)(a), consent, for a point led by an association.
 */
export const notice = {
  version: '2026-11',
  basis: 'consent',
  text: {
    it: (controller) => [
      'Scriviamo solo come vuoi essere chiamato, un telefono e che cosa ti abbiamo promesso, per poterti richiamare.',
      `Risponde di questi dati (titolare): ${controller}. Lo facciamo perché ci dici di sì (consenso, art. 6.1.a del GDPR): puoi cambiare idea quando vuoi.`,
      `Lo legge solo chi fa servizio a questo sportello. È cifrato, e si cancella ${DAYS_AFTER_DONE} giorni dopo che è fatto, al più tardi dopo ${MONTHS_AT_MOST} mesi.`,
      'Con il codice sul foglietto puoi vedere che cosa è scritto, dire che è sbagliato, o farlo cancellare subito. Puoi anche chiederlo qui, o rivolgerti al Garante per la privacy.',
    ],
    en: (controller) => [
      'We write only how you want to be called, a telephone, and what we promised you, so that we can call you back.',
      `Who answers for these data (controller): ${controller}. We do it because you say yes (consent, GDPR art. 6(1)(a)): you may change your mind at any time.`,
      `Only those on duty at this desk read it. It is encrypted, and is erased ${DAYS_AFTER_DONE} days after it is done, at the latest after ${MONTHS_AT_MOST} months.`,
      'With the code on the slip you can see what is written, say that it is wrong, or have it erased at once. You can also ask here, or turn to the Italian data protection authority.',
    ],
  } satisfies Record<Lang, (controller: string) => string[]>,
} as const;
