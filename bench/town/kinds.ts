/** What services there are: how they are called, in a sentence, on which topics, for whom. From the most frequent on. */
export interface Kind {
  name: string;
  says: string;
  topics: readonly string[];
  situations: readonly string[];
  ages: readonly [number, number | null] | null;
}

const kind = (
  name: string,
  says: string,
  topics: string,
  situations = '',
  ages: readonly [number, number | null] | null = null,
): Kind => ({
  name,
  says,
  topics: topics.split(' '),
  situations: situations === '' ? [] : situations.split(' '),
  ages,
});

export const kinds: readonly Kind[] = [
  kind('Doposcuola', 'Compiti insieme, merenda e giochi dopo la scuola.', 'homework learning', '', [6, 13]),
  kind(
    'Sportello moduli e SPID',
    'Ti aiutiamo a compilare domande, ISEE e SPID.',
    'forms-help identity',
    'little-italian',
  ),
  kind(
    'Corso di italiano',
    'Lezioni di lingua italiana, due volte la settimana.',
    'italian-course',
    'newly-arrived little-italian',
    [16, null],
  ),
  kind('Ginnastica dolce', 'Movimento e compagnia per chi ha i capelli bianchi.', 'prevention', 'over-65', [60, null]),
  kind('Pacco della spesa', 'Ogni settimana una borsa di cibo per chi ne ha bisogno.', 'food-parcel', 'money-short'),
  kind(
    'Sportello lavoro',
    'Curriculum, annunci e colloqui con un operatore.',
    'find-work cv',
    'looking-for-work lost-job',
    [16, null],
  ),
  kind('Spazio gioco', 'Un posto per giocare, con mamme, papà e nonni.', 'play new-parents', '', [0, 5]),
  kind(
    'Assistenza a casa',
    'Operatori a domicilio per l’igiene e la cura.',
    'home-care',
    'caring-for-relative over-65',
    [65, null],
  ),
  kind('Gruppo di cammino', 'Si cammina insieme, due volte la settimana.', 'prevention', ''),
  kind(
    'Sportello bollette',
    'Leggiamo insieme le bollette di luce e gas e chiediamo il bonus.',
    'energy-bills',
    'money-short',
  ),
  kind(
    'Caffè della memoria',
    'Per chi dimentica e per chi gli sta vicino.',
    'memory carers-groups',
    'caring-for-relative',
    [60, null],
  ),
  kind('Ascolto psicologico', 'Colloqui con uno psicologo, in un momento difficile.', 'mental-health', 'hard-time'),
  kind('Ambulatorio infermieristico', 'Medicazioni, pressione e iniezioni vicino a casa.', 'nursing', 'over-65'),
  kind(
    'Sportello assistenti familiari',
    'Aiuta a trovare una badante e a metterla in regola.',
    'care-worker',
    'caring-for-relative',
  ),
  kind('Centro diurno', 'Giornate in compagnia, con pranzo e trasporto.', 'care-homes respite', 'over-65', [65, null]),
  kind('Aula studio', 'Tavoli, silenzio e connessione, anche di sera.', 'study', '', [14, 29]),
  kind('Mensa', 'Un pasto caldo ogni giorno.', 'canteen', 'no-home money-short'),
  kind('Guardaroba', 'Vestiti puliti per grandi e piccoli.', 'clothes', 'money-short'),
  kind(
    'Aiuto per l’affitto',
    'Contributi per chi è indietro con l’affitto.',
    'rent-help',
    'money-short looking-for-home',
  ),
  kind('Consultorio', 'Ginecologa, ostetrica e gravidanza.', 'family-clinic new-parents', '', [14, null]),
  kind(
    'Trasporto alle visite',
    'Volontari che ti accompagnano dal medico e in ospedale.',
    'appointments',
    'over-65 disability',
  ),
  kind('Sala prove', 'Una sala insonorizzata con batteria e amplificatori.', 'music', '', [14, 29]),
  kind(
    'Pronto soccorso computer',
    'Telefono, computer e servizi in rete spiegati con calma.',
    'computer-help',
    'over-65',
  ),
  kind('Consulenza legale', 'Un avvocato risponde alle prime domande.', 'work-rights', ''),
  kind('Microcredito', 'Piccoli prestiti a chi la banca dice di no.', 'debts income-support', 'money-short', [
    18,
    null,
  ]),
  kind('Accoglienza notturna', 'Un letto, una doccia e la colazione.', 'shelter showers', 'no-home', [18, null]),
  kind(
    'Emporio dei bambini',
    'Passeggini, lettini e giochi che passano di casa in casa.',
    'child-things',
    'money-short',
    [0, 5],
  ),
  kind('Centro estivo', 'Settimane di gioco, gite e piscina.', 'summer', '', [6, 14]),
  kind('Orientamento scolastico', 'Scegliere la scuola superiore senza sbagliare strada.', 'orientation', '', [13, 19]),
  kind(
    'Invalidità e legge 104',
    'Domanda di invalidità, passo per passo.',
    'disability-benefits',
    'disability caring-for-relative',
  ),
  kind('Sport per tutti', 'Allenamenti dove nessuno resta in panchina.', 'disability-activities', 'disability'),
  kind('Riparazioni in casa', 'Un volontario aggiusta rubinetti e tapparelle.', 'home-repairs', 'over-65 living-alone'),
  kind('Mobili usati', 'Armadi, letti e tavoli che servono ancora.', 'furniture', 'money-short'),
  kind('Mediazione di condominio', 'Quando con i vicini non ci si parla più.', 'neighbours', ''),
  kind('Casa popolare', 'Come si fa la domanda e a che punto è.', 'public-housing', 'looking-for-home'),
  kind(
    'Interprete',
    'Mediatori che parlano la tua lingua, anche al telefono.',
    'interpreters',
    'little-italian newly-arrived',
  ),
  kind('Servizio civile', 'Un anno per gli altri e per sé.', 'civil-service', '', [18, 28]),
  kind('Mettersi in proprio', 'Dall’idea alla partita IVA.', 'start-business', 'looking-for-work', [18, null]),
  kind('Pasti a domicilio', 'Il pranzo arriva a casa tutti i giorni.', 'meals-at-home', 'over-65 living-alone', [
    65,
    null,
  ]),
  kind('Gruppo contro il bullismo', 'Ragazze e ragazzi che si ascoltano.', 'bullying', '', [11, 18]),
];
