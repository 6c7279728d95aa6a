import type { BokameraUser, RunningDemoServer } from "./demoServer.ts";

interface ListedKey {
  readonly ApiKey: string;
  readonly CompanyId: string;
  readonly Notes?: string;
  readonly Active?: true;
}

/** The keys that a person may see, asked past the app; `query` is `?CompanyId=…`. */
export async function companyKeysOf(
  server: RunningDemoServer,
  user: BokameraUser,
  query = "",
): Promise<readonly ListedKey[]> {
  const accessToken = await accessTokenOf(server, user);
  const headers = { authorization: `Bearer ${accessToken}` };
  const answer = await fetch(`${server.origin}/apikeys${query}`, { headers });
  const { ApiKeys } = (await answer.json()) as { ApiKeys: readonly ListedKey[] };
  return ApiKeys;
}

/** Signs somebody in past the app. */
export async function accessTokenOf(
  server: RunningDemoServer,
  user: BokameraUser,
): Promise<string> {
  const body = new URLSearchParams({
    grant_type: "password",
    client_id: server.bokamera.clientId,
    username: user.email,
    password: user.password,
  });
  const signedIn = await fetch(server.bokamera.tokenUrl, { method: "POST", body });
  const { access_token: accessToken } = (await signedIn.json()) as { access_token: string };
  return accessToken;
}
