import type { Child } from 'hono/jsx';
import { type Shown, typed } from '#platform/forms/index.ts';
import type { T } from '#platform/messages/index.ts';
import { Radios, TextInput } from '#platform/ui/index.ts';
import { proposedKinds } from '../schema.ts';

interface EntryAskedProps {
  t: T;
  shown: Shown;
  /** How a kind is called here: whoever misses something has other words than whoever keeps a directory. */
  kindWords: (kind: (typeof proposedKinds)[number]) => string;
  help?: string;
  rows: number;
  longest: number;
  /** What stands under the name. */
  underName?: Child;
}

/** The three questions of an entry that is not there yet: of what kind it is, its name, what it is. */
export const EntryAsked = ({ t, shown, kindWords, help, rows, longest, underName }: EntryAskedProps) => (
  <>
    <Radios
      t={t}
      name="tipo"
      legend={t('corrections.propose.kind')}
      value={typed(shown, 'tipo')}
      error={shown.errors.tipo}
      options={proposedKinds.map((kind) => ({ value: kind, label: kindWords(kind) }))}
    />
    <div>
      <TextInput
        t={t}
        name="nome"
        label={t('corrections.propose.name')}
        error={shown.errors.nome}
        value={typed(shown, 'nome')}
        maxlength={200}
        autocomplete="off"
        required
      />
      {underName}
    </div>
    <TextInput
      t={t}
      name="che_cosa"
      label={t('corrections.propose.what')}
      help={help}
      error={shown.errors.che_cosa}
      value={typed(shown, 'che_cosa')}
      rows={rows}
      maxlength={longest}
      required
    />
  </>
);
