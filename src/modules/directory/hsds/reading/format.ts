// RFC 3986, as strict as those who will check us.
const address =
  /^[a-z][a-z0-9+.-]*:(?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})+(?:#(?:[a-z0-9\-._~:/?@!$&'()*+,;=]|%[0-9a-f]{2})*)?$/i;
const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+\.?$/i;
const mailbox =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i;

/**
 * A web address that any reader accepts (RFC 3986), or nothing: what people write ('www.example.org', blanks and accents
 * in the path) is mended; what is no address, or would run something ('javascript:'), is nothing.
 */
export function asUri(value: string): string | undefined {
  const written = value.trim();
  if (/^(?:mailto|tel|urn):/i.test(written)) return address.test(written) ? written : undefined;
  const given = /^https?:\/\//i.test(written) ? written : `https://${written}`;
  if (!URL.canParse(given)) return undefined;
  const url = new URL(given);
  // 'info@example.org' would parse as a person who signs in.
  if (!host.test(url.hostname) || url.username !== '') return undefined;
  if (given === value && address.test(value)) return value;
  const mended = url.href
    .replace(/%(?![0-9a-f]{2})/gi, '%25')
    .replace(/[^a-z0-9\-._~:/?#@!$&'()*+,;=%]/gi, (sign) => encodeURIComponent(sign));
  return address.test(mended) ? mended : undefined;
}

/** An e-mail address, or nothing. */
export function asEmail(value: string): string | undefined {
  const written = value.trim();
  return mailbox.test(written) ? written : undefined;
}
