/** `api.bokamera.se`, `localhost:8787`; the text itself when it is no address. */
export function hostOf(address: string): string {
  return URL.parse(address)?.host || address;
}
