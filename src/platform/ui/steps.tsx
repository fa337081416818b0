import { VisuallyHidden } from './hidden.tsx';
import { Icon } from './icon.tsx';
import type { Translate } from './translate.ts';

export type Step = { label: string; state: 'done' | 'now' | 'next'; href?: string };

/** Where one is in something of several pages; what is done can be gone back to. */
export const Steps = ({ t, label, steps }: { t: Translate; label: string; steps: Step[] }) => (
  <ol class="steps" aria-label={label}>
    {steps.map((step, at) => (
      <li class={`step step-${step.state}`} aria-current={step.state === 'now' ? 'step' : undefined}>
        <span class="step-sign" aria-hidden="true">
          {step.state === 'done' ? <Icon name="check" /> : at + 1}
        </span>
        <span>
          {step.href ? <a href={step.href}>{step.label}</a> : step.label}
          {step.state === 'done' ? <VisuallyHidden> ({t('ui.step_done')})</VisuallyHidden> : null}
        </span>
      </li>
    ))}
  </ol>
);

/** How far something has come, with its words: never a bar alone. */
export const Progress = ({
  id,
  label,
  value,
  max,
  text,
}: {
  id: string;
  label: string;
  value: number;
  max: number;
  text: string;
}) => (
  <div class="progress-line">
    <label for={id}>{label}</label>
    <progress id={id} value={value} max={max} />
    <span>{text}</span>
  </div>
);
