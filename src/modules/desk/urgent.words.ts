/** National numbers, free from any telephone, at every hour. Sources: 112.gov.it, 1522.eu, 114.it, 116000.it. */
export const numbers = ['112', '1522', '114', '116000'] as const;
type Number = (typeof numbers)[number];

/** One word of each number's use, in the languages most spoken at counters here: who does not read Italian finds their own. */
const words: Record<Number, Readonly<Record<string, string>>> = {
  112: {
    it: 'Emergenza',
    en: 'Emergency',
    ro: 'Urgență',
    sq: 'Urgjencë',
    uk: 'Екстрена допомога',
    fr: 'Urgence',
    es: 'Emergencia',
    ar: 'طوارئ',
    ur: 'ہنگامی مدد',
    bn: 'জরুরি',
    zh: '紧急情况',
  },
  1522: {
    it: 'Violenza',
    en: 'Violence',
    ro: 'Violență',
    sq: 'Dhunë',
    uk: 'Насильство',
    fr: 'Violence',
    es: 'Violencia',
    ar: 'عنف',
    ur: 'تشدد',
    bn: 'সহিংসতা',
    zh: '暴力',
  },
  114: {
    it: 'Bambino in pericolo',
    en: 'Child in danger',
    ro: 'Copil în pericol',
    sq: 'Fëmijë në rrezik',
    uk: 'Дитина в небезпеці',
    fr: 'Enfant en danger',
    es: 'Niño en peligro',
    ar: 'طفل في خطر',
    ur: 'بچہ خطرے میں',
    bn: 'শিশু বিপদে',
    zh: '儿童有危险',
  },
  116000: {
    it: 'Bambino scomparso',
    en: 'Missing child',
    ro: 'Copil dispărut',
    sq: 'Fëmijë i humbur',
    uk: 'Зникла дитина',
    fr: 'Enfant disparu',
    es: 'Niño desaparecido',
    ar: 'طفل مفقود',
    ur: 'لاپتہ بچہ',
    bn: 'নিখোঁজ শিশু',
    zh: '儿童失踪',
  },
};

const fromTheRight = ['ar', 'ur'];

/** The words of a number in every language but the page's own. */
export const wordsFor = (number: Number, lang: string): { lang: string; dir: 'ltr' | 'rtl'; text: string }[] =>
  Object.entries(words[number])
    .filter(([code]) => code !== lang)
    .map(([code, text]) => ({ lang: code, dir: fromTheRight.includes(code) ? 'rtl' : 'ltr', text }));
