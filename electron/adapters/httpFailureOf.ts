import type { HttpFailure } from "../core/httpClient.ts";

/**
 * Chromium's net errors that come before a connection stands, so that the request surely never
 * left. Others that sound like it (SSL_PROTOCOL_ERROR, INTERNET_DISCONNECTED, ADDRESS_UNREACHABLE)
 * also end a connection over which a request has gone.
 *
 * It proves that only as long as Chromium sends nothing twice: of a request that is sent once more,
 * it tells the second error, which may well be "refused". `FreshConnections` sees to that.
 */
const neverSent =
  /ERR_(?:CONNECTION_REFUSED|UNSAFE_PORT|NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|CERT_\w+|SSL_VERSION_OR_CIPHER_MISMATCH|PROXY_CONNECTION_FAILED|TUNNEL_CONNECTION_FAILED)\b/;

/** What an error of Electron's network stack, `net::ERR_…`, says of the request. */
export function httpFailureOf(error: Error, host: string): HttpFailure {
  return { kind: neverSent.test(error.message) ? "unreachable" : "connection-lost", host };
}
