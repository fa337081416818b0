import type { Translate } from './translate.ts';

/** The way back; the last step is the page itself and needs no `href`. */
export const Breadcrumb = ({ t, steps }: { t: Translate; steps: { href?: string; label: string }[] }) => (
  <nav class="breadcrumb" aria-label={t('ui.breadcrumb')}>
    <ol>
      {steps.map((step) => (
        <li>{step.href ? <a href={step.href}>{step.label}</a> : <span aria-current="page">{step.label}</span>}</li>
      ))}
    </ol>
  </nav>
);
