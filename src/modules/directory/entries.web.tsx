import { doors } from '#platform/http/index.ts';
import { openAssetDoors } from './entry/serve/asset.tsx';
import { openHomeDoor } from './entry/serve/home.tsx';
import { openOrganizationDoors } from './entry/serve/organization.tsx';
import { openPlaceDoors } from './entry/serve/place.tsx';
import { openProcedureDoors } from './entry/serve/procedure.tsx';
import { openQuarterDoors } from './entry/serve/quarter.tsx';
import { openServiceDoors } from './entry/serve/service.tsx';

/** The pages of what can be found, each of which says everything that is known of one thing, and the page one comes to first. */
export const entriesWeb = doors();

openHomeDoor(entriesWeb);
openServiceDoors(entriesWeb);
openOrganizationDoors(entriesWeb);
openPlaceDoors(entriesWeb);
openAssetDoors(entriesWeb);
openProcedureDoors(entriesWeb);
openQuarterDoors(entriesWeb);
