import { territory } from '#modules/directory/demo/territory.ts';
import { neighbourhoodId } from './town/generate.ts';

/** A search as people make it: what they would say of it, and what stands in its address. */
export interface Search {
  says: string;
  query: Record<string, string>;
}

const { lat, lon } = territory.centre;

/** Typical of what people look for: words alone, words and a place, a place alone, filters, a typing error, a proper name. */
export const searches: readonly Search[] = [
  { says: 'bills, in an everyday word', query: { q: 'bollette' } },
  { says: 'after-school near a postcode', query: { q: 'doposcuola', dove: '99010', raggio: '1000' } },
  { says: 'a food parcel in a neighbourhood', query: { q: 'pacco alimentare', dove: 'Borgo Fonte' } },
  {
    says: 'what is open on Wednesday at ten around a street',
    query: { dove: 'via dei Mille', raggio: '1000', giorno: 'WE', ora: '10:00' },
  },
  {
    says: 'an Italian course, free, where Arabic is spoken',
    query: { q: 'corso di italiano', gratis: '1', lingua: 'ar' },
  },
  {
    says: 'any service around my position',
    query: { lat: String(lat), lon: String(lon), raggio: '2000', tipo: 'service' },
  },
  { says: 'a carer, nearest first', query: { q: 'badante', dove: 'Borgovivo', ordine: 'distance' } },
  { says: 'a nurse on Saturday morning', query: { q: 'infermiere', dove: '99011', giorno: 'SA', ora: '10:00' } },
  { says: 'after-school, mistyped', query: { q: 'doposcula' } },
  { says: 'work for a person of 22, by opening', query: { tema: 'work', eta: '22', ordine: 'opening' } },
  {
    says: 'step-free in one neighbourhood',
    query: { quartiere: neighbourhoodId('san-rocco'), accesso: 'step-free' },
  },
  { says: 'an association by its name', query: { q: 'associazione san martino', tipo: 'organization' } },
];

export const addressOf = ({ query }: Search, path = '/api/search'): string => `${path}?${new URLSearchParams(query)}`;
