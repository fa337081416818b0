import type { Here } from '#platform/http/index.ts';
import { Radios } from '#platform/ui/index.ts';
import { isCertified, masked } from '../rules.ts';

interface AddressesProps {
  here: Here;
  addresses: readonly string[];
  id: string;
  error: string | undefined;
}

/** Which address on file a letter goes to: enough of each to know which mailbox to open. */
export const Addresses = ({ here, addresses, id, error }: AddressesProps) => {
  const { t } = here;
  const say = (address: string) =>
    isCertified(address) ? t('claims.certified', { address: masked(address) }) : masked(address);
  const [only, ...others] = addresses;
  if (only !== undefined && others.length === 0) {
    return (
      <p>
        {t('claims.letter_to')} <strong>{say(only)}</strong>
        <input type="hidden" name="at" value="0" />
      </p>
    );
  }
  return (
    <Radios
      t={t}
      name="at"
      id={id}
      legend={t('claims.letter_to_which')}
      options={addresses.map((address, at) => ({ value: String(at), label: say(address) }))}
      value="0"
      error={error}
    />
  );
};
