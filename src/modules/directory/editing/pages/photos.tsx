import { type Shown, typed, wrongIn } from '#platform/forms/index.ts';
import type { Here } from '#platform/http/index.ts';
import {
  ButtonLink,
  Buttons,
  ErrorSummary,
  FileInput,
  PageHead,
  Panel,
  SubmitButton,
  TextInput,
} from '#platform/ui/index.ts';
import type { Opened } from '../opened.ts';
import type { Photo } from '../photos.ts';

interface PhotosProps {
  here: Here;
  opened: Opened;
  photos: readonly Photo[];
  shown: Shown;
}

/** The pictures of an entry: added with words for who cannot see them, and taken away. */
export const PhotosPage = ({ here, opened, photos, shown }: PhotosProps) => {
  const { t, href } = here;
  const { kind, id, entry } = opened;
  const at = `/redazione/${kind}/${id}/foto`;
  const { errors } = shown;
  return (
    <div class="stack">
      <ErrorSummary t={t} errors={wrongIn(shown)} />
      <PageHead title={t('editing.photos.title')} lead={entry.name} />
      <Buttons>
        <ButtonLink kind="soft" href={href(`/redazione/${kind}/${id}/modifica`)}>
          {t('editing.photos.back')}
        </ButtonLink>
      </Buttons>
      {photos.map((photo) => (
        <Panel>
          <figure class="entry-photo">
            <img
              src={href(`${at}/${photo.id}/vedi`)}
              alt={photo.alt}
              width={photo.width}
              height={photo.height}
              lang="it"
            />
            <figcaption lang="it">{photo.alt}</figcaption>
          </figure>
          <form method="post" action={href(`${at}/${photo.id}/togli`)}>
            <SubmitButton kind="soft" small label={`${t('editing.photos.remove')}: ${photo.alt}`}>
              {t('editing.photos.remove')}
            </SubmitButton>
          </form>
        </Panel>
      ))}
      <Panel title={t('editing.photos.add')}>
        <p>{t('editing.photos.help')}</p>
        <form class="form" method="post" action={href(at)} enctype="multipart/form-data" novalidate>
          <FileInput
            t={t}
            name="file"
            label={t('editing.photos.file')}
            help={t('editing.photos.file_help')}
            error={errors.file}
            accept="image/jpeg,image/png,image/webp"
            required
          />
          <TextInput
            t={t}
            name="alt"
            label={t('editing.photos.alt')}
            help={t('editing.photos.alt_help')}
            error={errors.alt}
            value={typed(shown, 'alt')}
            maxlength={300}
            lang="it"
            required
          />
          <div>
            <SubmitButton icon="upload">{t('editing.photos.send')}</SubmitButton>
          </div>
        </form>
      </Panel>
    </div>
  );
};
