export { loadDemoTown } from './load.ts';
export { demoTown } from './town.ts';
