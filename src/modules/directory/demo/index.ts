export { loadDemoTown } from './load.ts';
