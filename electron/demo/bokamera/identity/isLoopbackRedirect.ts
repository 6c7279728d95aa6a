/**
 * Whether a redirect URI leads to a program on this computer: an address of the loopback network,
 * any port, any path (RFC 8252, 7.3). `localhost` is no address: what it means can be changed.
 */
export function isLoopbackRedirect(redirectUri: string): boolean {
  // SECURITY: by its letters, since what a URL parser forgives (`http:\\127.0.0.1`, `@`, tabs) a
  // browser may read in another way.
  const isPlain = /^http:\/\/(127\.0\.0\.1|\[::1\]):\d{1,5}(\/[\w\-./~%]*)?(\?[\w\-./~%=&]*)?$/;
  return isPlain.test(redirectUri) && URL.canParse(redirectUri);
}
