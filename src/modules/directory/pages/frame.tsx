import { type Child, createContext, useContext } from 'hono/jsx';
import type { Here } from '#platform/http/index.ts';
import { Breadcrumb, ButtonLink, Columns, PageHead } from '#platform/ui/index.ts';
import { type Of, Wrong, WrongAnything } from '../corrections/wrong.tsx';
import { type Text, Words } from '../entry/text.tsx';
import { KeepButton, KeepForm } from './keep.tsx';

/** What the page of an entry has besides what everybody reads in it. */
export interface Keeping {
  /** Above all else: that it is only a preview, that a change is done. */
  above: Child;
  photos: readonly { src: string; alt: string; width: number; height: number }[];
  /** Where whoever keeps it changes it; null for all others. */
  edit: string | null;
}

export const nothingKept: Keeping = { above: null, photos: [], edit: null };

/** Given around the page, so that the pages of the five kinds need not hand it on. */
export const KeepingContext = createContext<Keeping>(nothingKept);

interface FrameProps {
  here: Here;
  /** The way back. */
  steps: { href: string; label: string }[];
  title: Text;
  lead?: Child;
  /** The entry, as one puts it in one's list, and says that something of it is wrong. */
  entry: Of;
  /** The title is not the name of the entry. */
  titled?: boolean;
  /** What must be known before anything else. */
  warning?: Child;
  main: Child;
  aside: Child;
  /** Lists below both columns. */
  after?: Child;
}

/** What the page of any entry looks like: the way back, its name, the answer with what goes beside it, and what is near it. */
export const EntryFrame = ({ here, steps, title, lead, entry, titled, warning, main, aside, after }: FrameProps) => {
  const { above, photos, edit } = useContext(KeepingContext);
  return (
    <>
      {above}
      <Breadcrumb t={here.t} steps={steps} />
      <PageHead
        title={<Words of={title} />}
        beside={titled ? null : <Wrong here={here} of={entry} fact="name" />}
        lead={lead}
      >
        <div class="no-print">
          <KeepForm here={here} from={here.path} />
          <KeepButton here={here} entry={entry} title={title.text} />
        </div>
      </PageHead>
      {edit ? (
        <p class="no-print">
          <ButtonLink href={edit} kind="soft" small icon="pencil">
            {here.t('editing.edit')}
          </ButtonLink>
        </p>
      ) : null}
      {warning}
      <Columns
        main={
          <>
            {main}
            {photos.map(({ alt, ...photo }) => (
              <figure class="entry-photo">
                <img {...photo} alt={alt} loading="lazy" lang="it" />
              </figure>
            ))}
          </>
        }
        aside={
          <>
            {aside}
            <WrongAnything here={here} of={entry} />
          </>
        }
      />
      {after}
    </>
  );
};

/** A list with its heading. */
export const Section = ({
  id,
  title,
  lead,
  children,
}: {
  id: string;
  title: string;
  lead?: Child;
  children?: Child;
}) => (
  <section class="stack side-by-side" aria-labelledby={id}>
    <div class="section-head">
      <h2 id={id}>{title}</h2>
      {lead ? <p class="muted">{lead}</p> : null}
    </div>
    {children}
  </section>
);
