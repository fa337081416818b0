const words = (text: string): Set<string> => new Set(text.trim().split(/\s+/));

/** Words that stay small inside a name: articles, prepositions, conjunctions. */
export const SMALL = words(`
  di del dello della dei degli delle da dal dallo dalla dai dagli dalle in nel nello nella nei negli nelle
  con col per tra fra su sul sullo sulla sui sugli sulle a ad al allo alla ai agli alle e ed o od oppure
  il lo la i gli le un uno una presso ex angolo ang bis ter snc sn km c/o c/da the of and for
`);

/** What precedes an apostrophe and stays small there: dell'Anziano, l'Aquila's l inside a name, d'Italia. */
export const SMALL_ELISIONS = words('d l dell nell all sull dall un coll de ne po');

/** Initials and marks that are always written in capitals. */
export const INITIALS = words(`
  ODV APS ETS ONLUS ONG OSC ASD SSD SSDRL ASDC GSD USD UPD POL. PGS GS US AC FC SC CUS CSI UISP FIDAL FIGC FIP FIPAV CONI CIP ACSI AICS ENDAS
  ASL ASP ASM ASST ATS AUSL AUSLL ULSS USL AST AOU IRCCS ASREM ASUR SSN DSM DSS DSB SERT SERD NPI TSMREE UOMI UONPIA PST PES CSM CPS RSA RSD CDD CDI CSE CSS CAG CTE
  SRL SPA SNC SAS SCARL SRLS SCS SCRL SCPA SOMS
  AVIS ACLI ARCI AIDO AIL ANT AISM AIAS ADMO AIMA AIPD AIRC ANA ANC ANPI ANMIL ANFFAS ANTEAS ANPAS ANMIC ANIEP AGESCI AFI CNGEI MASCI FSE CAI CIF CRI CIAI CL CGIL CISL UIL CVS
  ENS ENPA FAI FIDAPA FISM GVV INPS INAIL LAV LILT LIPU MCL MOICA OFTAL OSA PIME SAE SVI UCI UICI UILDM UNICEF UNITALSI UNPLI UTE UTL VIDES WWF AIED UCIPEM OFM
  ANSPI AIB VIP DS DSO MMI CFP ITIS ENAIP IAL ITS IC DVD TV GPL ONPI INAM ENPAS MMG PLS HIV AIDS ADI
  ASSP AOD ICS EPASS CIC SAUB OSP. P.O. S.P.A. S.R.L.
`);

/** Words that look like initials (no vowel, or few letters) and are none. */
export const NOT_INITIALS = words(
  'str dr dott ing st sr jr mr mrs fr pp cav prof mons gen col cap ten magg serg arch avv geom rag sig ss gg spp strd crl',
);

/** Words with a small prefix glued to a capital, or capitals of their own. */
export const AS_WRITTEN: Record<string, string> = {
  snc: 'snc',
  sn: 'sn',
  km: 'km',
  'c/o': 'c/o',
  'c/da': 'c/da',
  'n.': 'n.',
  'nr.': 'n.',
  's.n.': 's.n.',
  's.n.c.': 's.n.c.',
  'p.zza': 'P.zza',
  'p.za': 'P.za',
  'v.le': 'V.le',
  'c.so': 'C.so',
  'l.go': 'L.go',
  'f.lli': 'F.lli',
  'f.sco': 'F.sco',
};

/** What an organisation is: an article after one of these begins its own name (Associazione La Valle). */
export const KINDS_OF_BODY = words(`
  associazione cooperativa fondazione comitato centro gruppo circolo volontariato volontari onlus aps odv asd ets dilettantistica dilettantistico
  culturale sociale sportiva sportivo musicale teatrale onlus oratorio polisportiva istituto scuola casa club compagnia coro banda ente impresa
`);
