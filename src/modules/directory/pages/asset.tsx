import type { Here } from '#platform/http/index.ts';
import { FactLine, OpenMark, Panel } from '#platform/ui/index.ts';
import { WithWrong, Wrong } from '../corrections/wrong.tsx';
import type { AssetShown } from '../entry/asset.ts';
import type { DoorNow, HoursShown } from '../entry/hours.ts';
import type { Listed } from '../entry/listed.ts';
import type { PointShown } from '../entry/points.ts';
import { codesOf, termsOf, webAddress } from '../entry/say.ts';
import { Paragraphs, textIn } from '../entry/text.tsx';
import { Cards, Checked, Help, TakeAlong, Warnings } from './beside.tsx';
import { Ways } from './contacts.tsx';
import { EntryFrame, Section } from './frame.tsx';
import { OpenNow, Week } from './hours.tsx';
import { WhenAndWhere } from './where.tsx';

export interface AssetPageProps {
  here: Here;
  asset: AssetShown;
  hours: HoursShown | null;
  /** Others in the same neighbourhood. */
  near: readonly Listed[];
  point: { shown: PointShown; hours: DoorNow | null } | null;
}

/** Something that the territory has besides services: what it is, when one finds it there, and who to ask. */
export const AssetPage = ({ here, asset, hours, near, point }: AssetPageProps) => {
  const { t, lang, href } = here;
  const title = textIn(lang, asset.name, asset.own.english.name) ?? { text: '', lang: undefined };
  const kind = termsOf(here, asset.own.marks, 'asset-kinds')[0];
  return (
    <EntryFrame
      here={here}
      steps={[
        { href: href('/cerca?tipo=asset'), label: t('directory.kinds.asset') },
        ...(kind ? [{ href: href(`/cerca?risorsa=${kind.code}`), label: kind.label }] : []),
      ]}
      title={title}
      entry={{ kind: 'asset', id: asset.id }}
      warning={<Warnings here={here} status={asset.status} />}
      main={
        <>
          <WhatItIs here={here} asset={asset} hours={hours} />
          {asset.place ? (
            <WhenAndWhere
              here={here}
              place={asset.place}
              hours={hours}
              several={false}
              hoursOf={{ kind: 'asset', id: asset.id }}
              unknown={t('entry.asset.hours_unknown')}
              calendarHref={href(`/risorse/${asset.id}/orari.ics`)}
            />
          ) : hours ? (
            <Panel title={t('entry.when')}>
              <WithWrong here={here} of={{ kind: 'asset', id: asset.id }} fact="hours">
                <Week here={here} hours={hours} caption={t('entry.hours_of', { name: title.text })} />
              </WithWrong>
            </Panel>
          ) : null}
        </>
      }
      aside={
        <>
          <Checked here={here} kind="asset" of={asset} />
          {point ? <Help here={here} point={point.shown} hours={point.hours} /> : null}
          <TakeAlong here={here} title={title.text} />
        </>
      }
      after={
        near.length > 0 ? (
          <div class="no-print">
            <Section id="vicino" title={t('entry.asset.near')}>
              <Cards here={here} entries={near} />
            </Section>
          </div>
        ) : null
      }
    />
  );
};

const WhatItIs = ({ here, asset, hours }: { here: Here; asset: AssetShown; hours: HoursShown | null }) => {
  const { t, lang, href } = here;
  const said = textIn(lang, asset.description, asset.own.english.description);
  const free = codesOf(asset.own.marks, 'cost-facts').includes('free');
  const site = webAddress(asset.url);
  const wrong = (fact: string) => <Wrong here={here} of={{ kind: 'asset', id: asset.id }} fact={fact} />;
  return (
    <Panel tone="answer">
      <FactLine
        facts={[
          ...termsOf(here, asset.own.marks, 'asset-kinds').map(({ label }) => label),
          free ? t('entry.free') : null,
          asset.place?.name,
        ]}
      >
        {hours ? <OpenNow hours={hours} /> : <OpenMark state="unknown">{t('calendar.ask')}</OpenMark>}
      </FactLine>
      {said ? (
        <WithWrong here={here} of={{ kind: 'asset', id: asset.id }} fact="description">
          <Paragraphs of={said} />
        </WithWrong>
      ) : null}
      {asset.photo_alt ? (
        <p>
          <img class="photo" src={`/risorse/${asset.id}/foto.jpg`} alt={asset.photo_alt} loading="lazy" />
        </p>
      ) : null}
      {asset.organization ? (
        <p>
          {t('entry.place.kept_by')}{' '}
          <a href={href(`/organizzazioni/${asset.organization.id}`)}>{asset.organization.name}</a>
        </p>
      ) : null}
      {asset.own.phones.length > 0 || asset.email || site ? (
        <Ways
          phones={asset.own.phones.map((phone, at) => ({ phone, of: null, wrong: at === 0 ? wrong('phone') : null }))}
          mails={asset.email ? [asset.email] : []}
          site={site}
          wrongMail={wrong('email')}
          wrongSite={wrong('url')}
        />
      ) : null}
    </Panel>
  );
};
