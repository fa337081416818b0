import type { Child } from 'hono/jsx';

export type Level = 1 | 2 | 3 | 4;

/** A heading at the level that the page around it asks for; its look follows the class, not the level. */
export const Heading = ({
  level,
  children,
  ...rest
}: {
  level: Level;
  id?: string;
  class?: string;
  children?: Child;
}) => {
  if (level === 1) return <h1 {...rest}>{children}</h1>;
  if (level === 2) return <h2 {...rest}>{children}</h2>;
  if (level === 3) return <h3 {...rest}>{children}</h3>;
  return <h4 {...rest}>{children}</h4>;
};
