import { joined, type RenderCopy } from "./renderCopy.ts";

/** `x-api-key: value` */
export const renderHttpHeader: RenderCopy = (keys, { use }) => {
  const { header } = use;
  if (header === null) return null;
  return joined(keys.map(({ value }) => (isHeaderValue(value) ? `${header}: ${value}` : null)));
};

/** SECURITY: with the end of a line in it, it would be another header, or a body. */
export function isHeaderValue(value: string): boolean {
  return /^[!-~](?:[ -~]*[!-~])?$/.test(value);
}
