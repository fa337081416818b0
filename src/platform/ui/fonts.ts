/**
 * The two fonts of every page, at addresses that change with their version, so that they can be kept for ever.
 * `theme/_fonts.scss` names the same files.
 */
export const themeFonts = ['/fonts/titillium-web-5.3.0-latin-400.woff2', '/fonts/titillium-web-5.3.0-latin-600.woff2'];
