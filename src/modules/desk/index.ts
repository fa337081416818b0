export { counterWeb } from './counter/web.tsx';
export { listensSomewhere } from './policy.ts';
export { urgentWeb } from './urgent.web.tsx';
