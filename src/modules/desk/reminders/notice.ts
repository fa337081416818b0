import { type Lang, languages } from '#platform/messages/index.ts';

/** Languages in which the notice can be read to someone. */
export const noticeLangs = languages;

/** Months after which a reminder goes even if nobody did it, and days after which it goes once it is done. */
export const MONTHS_AT_MOST = 12;
export const DAYS_AFTER_DONE = 30;

/** Consent, GDPR art. 6(1)(a); a task in the public interest, art. 6(1)(e). */
export type Basis = 'consent' | 'public_task';

/** Between a person and a public body consent is not free (recital 43): for it the basis is its task. */
const publicBody =
  /^(comune|città|unione|ambito|provincia|regione|azienda (sociale|speciale|consortile)|asl|ats|asst)\b/i;
export const basisOf = (controller: string): Basis => (publicBody.test(controller) ? 'public_task' : 'consent');

const why: Record<Lang, Record<Basis, string>> = {
  it: {
    consent: 'Lo facciamo perché ci dici di sì (consenso, art. 6.1.a del GDPR): puoi cambiare idea quando vuoi.',
    public_task:
      'Lo facciamo perché aiutare chi abita qui è un suo compito (interesse pubblico, art. 6.1.e del GDPR), e solo se ti va bene: puoi dire basta quando vuoi.',
  },
  en: {
    consent: 'We do it because you say yes (consent, GDPR art. 6(1)(a)): you may change your mind at any time.',
    public_task:
      'We do it because helping those who live here is its task (public interest, GDPR art. 6(1)(e)), and only if you like: you may say stop at any time.',
  },
};

/**
 * What is read to a person before anything of them is written. Its version is kept with every reminder: whoever changes a
 * word here changes the version too.
 */
export const notice = {
  version: '2026-11',
  text: {
    it: (controller) => [
      'Scriviamo solo come vuoi essere chiamato, un telefono e che cosa ti abbiamo promesso, per poterti richiamare.',
      `Risponde di questi dati (titolare): ${controller}. ${why.it[basisOf(controller)]}`,
      `Lo legge solo chi fa servizio a questo sportello. È cifrato, e si cancella ${DAYS_AFTER_DONE} giorni dopo che è fatto, al più tardi dopo ${MONTHS_AT_MOST} mesi.`,
      'Con il codice sul foglietto puoi vedere che cosa è scritto, dire che è sbagliato, o farlo cancellare subito. Puoi anche chiederlo qui, o rivolgerti al Garante per la privacy.',
    ],
    en: (controller) => [
      'We write only how you want to be called, a telephone, and what we promised you, so that we can call you back.',
      `Who answers for these data (controller): ${controller}. ${why.en[basisOf(controller)]}`,
      `Only those on duty at this desk read it. It is encrypted, and is erased ${DAYS_AFTER_DONE} days after it is done, at the latest after ${MONTHS_AT_MOST} months.`,
      'With the code on the slip you can see what is written, say that it is wrong, or have it erased at once. You can also ask here, or turn to the Italian data protection authority.',
    ],
  } satisfies Record<Lang, (controller: string) => string[]>,
} as const;
