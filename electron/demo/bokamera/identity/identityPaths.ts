const realmPath = "/realms/bookmore-admin";
const protocolPath = `${realmPath}/protocol/openid-connect`;

/** Where Keycloak has its pages for this realm. The realm's own path is the issuer. */
export const identityPaths = {
  realm: realmPath,
  discovery: `${realmPath}/.well-known/openid-configuration`,
  auth: `${protocolPath}/auth`,
  token: `${protocolPath}/token`,
  logout: `${protocolPath}/logout`,
  revoke: `${protocolPath}/revoke`,
  certs: `${protocolPath}/certs`,
} as const;

/** The one public client that programs sign in as; it has no secret. */
export const identityClientId = "bm-external-api-users";
