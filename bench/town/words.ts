import { type Chance, chance } from './chance.ts';

// The words that descriptions of services are made of, roughly from the most used on.
const common =
  `servizio persone aiuto sportello quartiere famiglie casa volontari attività appuntamento gratuito incontri bambini
anziani spazio associazione ascolto insieme domanda orientamento settimana informazioni documenti accesso corso gruppo adulti
ragazzi scuola lavoro salute comune cittadini assistenza sostegno accompagnamento percorso operatori telefono consulenza residenti
mattina pomeriggio sede giovani donne genitori iscrizione laboratorio pratiche moduli educatori progetto comunità bisogno
difficoltà sociale territorio parrocchia biblioteca centro visita medico farmaci trasporto pasto spesa pacco vestiti mobili affitto
bolletta contributo domicilio autonomia disabilità caregiver memoria compagnia lettura musica teatro sport camminata giardino orto
cucina cena festa scambio riuso riparazione computer italiano lingua mediazione permesso soggiorno cittadinanza tutela diritti
legale debiti risparmio formazione curriculum colloquio tirocinio impresa cooperativa agricoltura ambiente energia acqua rifiuti
bicicletta strada sicurezza violenza emergenza notte doccia dormitorio mensa colazione merenda compiti estate vacanza gioco
nascita gravidanza pediatra vaccino dipendenza alcol azzardo lutto ansia psicologo infermiere ausili fisioterapia ginnastica
pensione patronato tasse isee invalidità residenza anagrafe tessera certificato domiciliare notturno settimanale mensile
prenotazione colloquio primo contatto indirizzo referente responsabile coordinatore volontaria fondazione oratorio circolo
bocciofila mercato piazza cortile condominio portineria sala prove aula studio esame certificazione traduzione interprete`
    .split(/\s+/)
    .filter((word) => word !== '');

const between = ['per', 'di', 'con', 'e', 'a', 'il', 'la', 'le', 'in', 'da', 'che', 'chi', 'si', 'anche', 'nel', 'dei'];

const syllables =
  `ba be bi bo ca co cu da de di do fa fe fi fo ga go la le li lo lu ma me mi mo na ne ni no pa pe pi po ra re ri ro ru
sa se si so ta te ti to tra va ve vi vo za zi bra cre fio gra pia pre scia spe ste tri ver ton man ber lan gar zan`.split(
    /\s+/,
  );

/** Names of people, places and things that only some entries mention: the long tail of a directory's words. */
function rareWords(random: Chance, many: number): string[] {
  const found = new Set<string>();
  while (found.size < many) {
    const length = 2 + random.whole(3);
    found.add(Array.from({ length }, () => random.one(syllables)).join(''));
  }
  return [...found];
}

export const rare = rareWords(chance(7), 15_000);

/** A sentence of so many words, as they are spread in real ones: few very often, most hardly ever. */
export function sentence(random: Chance, words: number): string {
  const said = Array.from({ length: words }, (_, at) => {
    if (at % 2 === 1) return random.often(between);
    return random.is(0.12) ? random.often(rare) : random.often(common);
  });
  return `${capital(said.join(' '))}.`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
