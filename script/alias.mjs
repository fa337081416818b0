// Lets Node run a source file directly: `node --import ./script/alias.mjs src/…`. The build resolves the same names.
import { registerHooks } from 'node:module';

registerHooks({
  resolve: (specifier, context, next) =>
    /^#(platform|modules|app)\//.test(specifier)
      ? next(new URL(`../src/${specifier.slice(1)}`, import.meta.url).href, context)
      : next(specifier, context),
});
