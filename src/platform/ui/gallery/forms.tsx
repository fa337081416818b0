import {
  Buttons,
  Checkbox,
  Checkboxes,
  ErrorSummary,
  FileInput,
  Progress,
  Radios,
  Select,
  Steps,
  SubmitButton,
  TextInput,
  type Translate,
} from '../index.ts';

/** Questions and answers, as they come and as they come back. */
export const FormsSpecimen = ({ t }: { t: Translate }) => (
  <form class="form" action="#" method="post" novalidate>
    <ErrorSummary
      t={t}
      errors={[
        { field: 'email', message: 'Scrivi un indirizzo con la chiocciola, come nome@esempio.it' },
        { field: 'how', message: 'Scegli come preferisci che ti rispondiamo' },
      ]}
    />
    <Steps
      t={t}
      label="A che punto sei"
      steps={[
        { label: 'Che cosa offri', state: 'done', href: '#step-1' },
        { label: 'Dove e quando', state: 'now' },
        { label: 'Come ti trovano', state: 'next' },
      ]}
    />
    <TextInput t={t} name="title" label="Come si chiama" help="Come lo direbbe chi ci va." value="Merenda e compiti" />
    <TextInput
      t={t}
      name="email"
      type="email"
      label="Indirizzo di posta"
      autocomplete="email"
      width="medium"
      value="anna.esempio.it"
      error="Scrivi un indirizzo con la chiocciola, come nome@esempio.it"
    />
    <TextInput t={t} name="story" label="Che cosa si fa" rows={4} optional help="Due o tre frasi bastano." />
    <Select
      t={t}
      name="day"
      label="Giorno"
      empty="Scegli un giorno"
      width="short"
      options={[
        { value: 'MO', label: 'lunedì' },
        { value: 'TU', label: 'martedì' },
      ]}
      value="TU"
    />
    <Radios
      t={t}
      name="how"
      legend="Come preferisci che ti rispondiamo?"
      look="tiles"
      error="Scegli come preferisci che ti rispondiamo"
      options={[
        { value: 'phone', label: 'Al telefono', shortcut: '1' },
        { value: 'mail', label: 'Per posta elettronica', shortcut: '2' },
        { value: 'person', label: 'Di persona', shortcut: '3' },
      ]}
    />
    <Checkboxes
      t={t}
      name="access"
      legend="Com’è il luogo"
      optional
      help="Segna solo quello che hai visto con i tuoi occhi."
      values={['ramp']}
      options={[
        { value: 'ramp', label: 'Si entra senza gradini', help: 'Anche da un ingresso laterale.' },
        { value: 'toilet', label: 'Il bagno è accessibile' },
        { value: 'quiet', label: 'C’è una stanza tranquilla', disabled: true },
      ]}
    />
    <FileInput
      t={t}
      name="file"
      label="Elenco da caricare"
      accept=".csv,.xlsx"
      help="Un foglio CSV o Excel, fino a 20 MB."
    />
    <Checkbox t={t} name="agree" label="Quello che ho scritto si può mostrare a tutti" checked />
    <Progress id="done" label="Quante schede sono complete" value={32} max={40} text="32 schede su 40" />
    <Buttons>
      <SubmitButton>Conferma che è tutto giusto</SubmitButton>
      <SubmitButton kind="soft" name="then" value="more">
        Salva e continua dopo
      </SubmitButton>
    </Buttons>
  </form>
);
