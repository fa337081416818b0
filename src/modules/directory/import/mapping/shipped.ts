import { Mapping } from './mapping.ts';
import fiveByThousand from './mappings/5x1000.json' with { type: 'json' };
import consultori from './mappings/consultori.json' with { type: 'json' };

/** The mappings that come with the program, for open data that every town can use. */
export const shippedMappings = (): Mapping[] => [Mapping.parse(fiveByThousand), Mapping.parse(consultori)];
