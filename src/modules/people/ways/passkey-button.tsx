import type { Here } from '#platform/http/index.ts';

/** Where the page's script puts the button that asks the device for a passkey. Stands inside a form, whose fields go along. */
export const PasskeyButton = ({
  here: { t, href },
  does,
}: {
  here: Pick<Here, 't' | 'href'>;
  does: 'enter' | 'add';
}) => {
  const at = does === 'add' ? '/io/passkey' : '/accedi/passkey';
  const labels = { button: t(`people.passkey.${does}`), failed: t('people.passkey.failed') };
  return (
    <comunanza-passkey
      data-do={does}
      data-begin={href(`${at}/inizia`)}
      data-finish={href(`${at}/fine`)}
      data-labels={JSON.stringify(labels)}
    />
  );
};
