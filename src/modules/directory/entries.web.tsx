import { doors } from '#platform/http/index.ts';
import { openHomeDoor } from './entry/serve/home.tsx';
import { openServiceDoors } from './entry/serve/service.tsx';

/** The pages of what can be found, each of which says everything that is known of one thing, and the page one comes to first. */
export const entriesWeb = doors();

openHomeDoor(entriesWeb);
openServiceDoors(entriesWeb);
