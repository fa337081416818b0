/** When a copy was made, as people say it: which sentence, and what fills it. */
export interface Age {
  label: 'copy_today' | 'copy_yesterday' | 'copy_day';
  time: string;
  day: string;
}

/** "Questa copia è di ieri alle 18": by the days of Rome, wherever the phone is. */
export function ageOf(made: Date, now: Date, lang: string): Age {
  const zone = { timeZone: 'Europe/Rome' } as const;
  const dayOf = (date: Date) => date.toLocaleDateString('en-CA', zone);
  const days = Math.round((Date.parse(dayOf(now)) - Date.parse(dayOf(made))) / 86_400_000);
  const locale = lang === 'it' ? 'it' : 'en-GB';
  const clock = made.toLocaleTimeString('it', { ...zone, hour: 'numeric', minute: '2-digit' });
  const [hour = '', minute = ''] = clock.split(':');
  return {
    label: days <= 0 ? 'copy_today' : days === 1 ? 'copy_yesterday' : 'copy_day',
    time: lang === 'it' && minute === '00' ? String(Number(hour)) : `${Number(hour)}:${minute}`,
    day: made.toLocaleDateString(locale, { ...zone, weekday: 'long', day: 'numeric', month: 'long' }),
  };
}
