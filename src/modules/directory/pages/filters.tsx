import type { Here } from '#platform/http/index.ts';
import { Button, FacetGroup, type FacetOption, Facets, Select, TextInput } from '#platform/ui/index.ts';
import type { Answer } from '../finding/answer.ts';
import { type Asked, entryKinds, filtersOf, radii, weekdays } from '../finding/asked.ts';
import { filterLabel, languageName } from '../finding/labels.ts';
import { sayDistance } from '../finding/saying.ts';
import { ageBands } from '../indexing/facets.ts';
import { vocabulary } from '../vocabularies/index.ts';

interface FiltersProps {
  here: Here;
  given: Answer;
  neighbourhoods: readonly { id: string; name: string }[];
}

const form = 'search';
const mostShown = 12;

/** The filters, folded: each with how many results it would leave, sent with the search form, so that all works without script. */
export const Filters = ({ here, given, neighbourhoods }: FiltersProps) => {
  const { t, lang } = here;
  const { asked, result } = given;
  const count = (facet: string) => result.facets[facet] ?? 0;
  const shown = (n: number) => (given.more ? `${n}+` : n);

  /** The values that would leave something, the commonest first, and those that are on. */
  const options = (
    name: keyof Asked,
    letter: string,
    codes: readonly string[],
    label: (code: string) => string | null,
  ): FacetOption[] => {
    const value = asked[name];
    const on = (code: string) => (Array.isArray(value) ? value.some((one) => one === code) : value === code);
    return codes
      .filter((code) => on(code) || count(`=${letter}:${code}`) > 0)
      .sort((a, b) => Number(on(b)) - Number(on(a)) || count(`=${letter}:${b}`) - count(`=${letter}:${a}`))
      .slice(0, mostShown)
      .map((code) => ({
        value: code,
        label: label(code) ?? code,
        count: shown(count(`=${letter}:${code}`)),
        selected: on(code),
      }));
  };
  const terms = (name: keyof Asked, letter: string, taxonomy: string) =>
    options(
      name,
      letter,
      vocabulary(taxonomy).terms.map((term) => term.code),
      (code) => filterLabel({ name, value: code }, lang, t, neighbourhoods),
    );
  const spoken = Object.keys(result.facets).flatMap((facet) => (facet.startsWith('=l:') ? [facet.slice(3)] : []));
  const inKindOrder = options('tipo', 'k', entryKinds, (code) => t(`directory.kinds.${code}`));
  const bands = ageBands.map((band) => band.code);

  return (
    <Facets title={t('directory.filters')} chosen={filtersOf(asked).length}>
      <Group name="tipo" legend={t('directory.filter.kind')} options={inKindOrder} type="radio" here={here} />
      <Group
        name="tema"
        legend={t('directory.filter.topic')}
        options={terms('tema', 't', 'everyday-topics')}
        here={here}
      />
      <Group
        name="situazione"
        legend={t('directory.filter.situation')}
        options={terms('situazione', 's', 'life-situations')}
        here={here}
      />
      <FacetGroup
        t={t}
        form={form}
        name="fascia"
        type="radio"
        legend={t('directory.filter.ages')}
        open={asked.eta !== null}
        options={options('fascia', 'g', bands, (code) => t(`directory.ages.${code}`))}
      >
        <AgeField here={here} asked={asked} />
      </FacetGroup>
      <FacetGroup
        t={t}
        form={form}
        name="aperto"
        legend={t('directory.filter.when')}
        open={asked.giorno !== null}
        options={[
          {
            value: 'ora',
            label: t('directory.filter.open_now'),
            count: shown(result.open),
            selected: asked.aperto === 'ora',
          },
        ]}
      >
        <Select
          t={t}
          name="giorno"
          form={form}
          label={t('directory.filter.day')}
          empty={t('directory.filter.any_day')}
          value={asked.giorno}
          options={weekdays.map((day) => ({ value: day, label: t(`directory.weekday.${day}`) }))}
        />
        <HourField here={here} asked={asked} />
      </FacetGroup>
      <FacetGroup
        t={t}
        form={form}
        name="gratis"
        legend={t('directory.filter.cost')}
        options={[
          {
            value: '1',
            label: t('directory.filter.free'),
            count: shown(count('=c:free')),
            selected: asked.gratis === '1',
          },
        ]}
      />
      <Group
        name="quartiere"
        legend={t('directory.filter.neighbourhood')}
        type="radio"
        here={here}
        options={options(
          'quartiere',
          'n',
          neighbourhoods.map((one) => one.id),
          (id) => neighbourhoods.find((one) => one.id === id)?.name ?? null,
        )}
      />
      <Group
        name="lingua"
        legend={t('directory.filter.language')}
        here={here}
        options={options('lingua', 'l', spoken, (code) => languageName(code, lang))}
      />
      <Group
        name="accesso"
        legend={t('directory.filter.access')}
        here={here}
        options={terms('accesso', 'x', 'accessibility-facts')}
      />
      <Group
        name="accoglienza"
        legend={t('directory.filter.welcome')}
        here={here}
        options={terms('accoglienza', 'o', 'opening-facts')}
      />
      {asked.tipo === 'asset' || asked.risorsa.length > 0 ? (
        <Group
          name="risorsa"
          legend={t('directory.filter.asset')}
          here={here}
          options={terms('risorsa', 'v', 'asset-kinds')}
        />
      ) : null}
      {asked.tipo === 'organization' || asked.attore.length > 0 ? (
        <Group
          name="attore"
          legend={t('directory.filter.actor')}
          here={here}
          options={terms('attore', 'y', 'actor-kinds')}
        />
      ) : null}
      {given.where.place?.position ? <Radius here={here} given={given} /> : null}
      <div class="facet-send">
        <Button type="submit" form={form}>
          {t('directory.filter.apply')}
        </Button>
      </div>
    </Facets>
  );
};

const Group = (props: { here: Here; name: string; legend: string; options: FacetOption[]; type?: 'radio' }) =>
  props.options.length === 0 ? null : (
    <FacetGroup
      t={props.here.t}
      form={form}
      name={props.name}
      legend={props.legend}
      options={props.options}
      type={props.type}
    />
  );

const AgeField = ({ here, asked }: { here: Here; asked: Asked }) => (
  <TextInput
    t={here.t}
    name="eta"
    type="number"
    width="short"
    min={0}
    max={120}
    label={here.t('directory.filter.exact_age')}
    value={asked.eta}
    form={form}
  />
);

const HourField = ({ here, asked }: { here: Here; asked: Asked }) => (
  <TextInput
    t={here.t}
    name="ora"
    type="time"
    width="short"
    label={here.t('directory.filter.hour')}
    value={asked.ora}
    form={form}
  />
);

const Radius = ({ here, given }: { here: Here; given: Answer }) => (
  <FacetGroup
    t={here.t}
    form={form}
    name="raggio"
    type="radio"
    legend={here.t('directory.filter.radius')}
    options={radii.map((radius) => ({
      value: String(radius),
      label: here.t('directory.filter.within', { distance: sayDistance(radius, here.lang) }),
      selected: given.asked.raggio === radius,
    }))}
  />
);
