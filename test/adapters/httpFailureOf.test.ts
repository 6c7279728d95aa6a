import { expect, it } from "vitest";
import { httpFailureOf } from "../../electron/adapters/httpFailureOf.ts";

const host = "portal.example";

it.each([
  "CONNECTION_REFUSED",
  "NAME_NOT_RESOLVED",
  "CERT_AUTHORITY_INVALID",
  "CERT_DATE_INVALID",
  "SSL_VERSION_OR_CIPHER_MISMATCH",
  "PROXY_CONNECTION_FAILED",
  "TUNNEL_CONNECTION_FAILED",
  "UNSAFE_PORT",
])("a request that ends in %s never left", (name) => {
  expect(httpFailureOf(new Error(`net::ERR_${name}`), host)).toEqual({ kind: "unreachable", host });
});

it.each([
  "EMPTY_RESPONSE",
  "CONNECTION_RESET",
  "CONNECTION_CLOSED",
  "CONNECTION_TIMED_OUT",
  "INTERNET_DISCONNECTED",
  "NETWORK_CHANGED",
  "ADDRESS_UNREACHABLE",
  "SSL_PROTOCOL_ERROR",
  "HTTP2_PING_FAILED",
  "HTTP2_PROTOCOL_ERROR",
  "QUIC_PROTOCOL_ERROR",
  "INCOMPLETE_CHUNKED_ENCODING",
  "FAILED",
])("a request that ends in %s may have been answered", (name) => {
  const lost = { kind: "connection-lost", host };
  expect(httpFailureOf(new Error(`net::ERR_${name}`), host)).toEqual(lost);
});
