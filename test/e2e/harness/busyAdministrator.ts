import type { Page } from "playwright-core";
import { appStateOf } from "./askRefreshes.ts";
import { callKeyrack } from "./callKeyrack.ts";
import type { BokameraUser, FaultOrder, RunningDemoServer } from "./demoServer.ts";
import { refreshByCall } from "./refreshing.ts";
import type { seededRandom } from "./seededRandom.ts";

export interface BusySession {
  readonly page: Page;
  readonly server: RunningDemoServer;
  readonly user: BokameraUser;
  readonly random: ReturnType<typeof seededRandom>;
  readonly passphrase: string;
  readonly wrongToken: string;
  readonly wrongPassword: string;
  /** Called whenever there are new keys. */
  readonly onNewKeys: () => Promise<void>;
}

const keyIds = ["mapping", "ari", "booking"].flatMap((group) =>
  ["read", "post"].map((access) => `live-${group}-${access}`),
);
const faults: readonly FaultOrder["kind"][] = [
  "status",
  "html",
  "malformed",
  "truncate",
  "drop-after",
];

/** Connects one account a platform, both of the demo server. */
export async function connectBoth({ page, server, user }: BusySession): Promise<void> {
  const { origin, adminToken } = server;
  const place = { environment: "live", origin } as const;
  const signIn = { way: "password", email: user.email, password: user.password } as const;
  const connected = [
    await callKeyrack(page, "connectBakuun", { ...place, name: "Grand Hotel", adminToken }),
    await callKeyrack(page, "connectBokamera", {
      ...place,
      name: "Grand Hotel Spa",
      identityOrigin: origin,
      realm: "bookmore-admin",
      signIn,
      companyApiKey: null,
    }),
  ];
  const failed = connected.find(({ ok }) => !ok);
  if (failed !== undefined) throw new Error(JSON.stringify(failed));
}

/** Unlocks the app in whatever way it is locked. */
export async function unlock({ page, passphrase }: BusySession): Promise<void> {
  const { unlockWays } = await appStateOf(page);
  const way = unlockWays.passphrase
    ? ({ way: "passphrase", passphrase } as const)
    : ({ way: "plain" } as const);
  await callKeyrack(page, "unlock", way);
}

/** What a busy administrator does, and what goes wrong for them; each is one action. */
export function actionsOf(session: BusySession): ReadonlyArray<() => Promise<unknown>> {
  const { page, server, user, random, passphrase, wrongToken, wrongPassword } = session;
  const connectionOf = async (platform: string) => {
    const { connections } = await appStateOf(page);
    const found = connections.find((connection) => connection.platform === platform);
    if (found === undefined) throw new Error(`no connection to ${platform}`);
    return found.connectionId;
  };
  const bakuunKey = async () => ({
    connectionId: await connectionOf("bakuun"),
    keyId: random.pick(keyIds) as never,
  });
  const companyKey = async () => {
    const connectionId = await connectionOf("bokamera");
    const listed = await callKeyrack(page, "listCompanyKeys", {
      connectionId,
      companyId: null,
      activeOnly: false,
    });
    const rows = listed.ok ? listed.value.rows : [];
    return { connectionId, keyId: rows[random.below(rows.length)]?.keyId ?? ("none" as never) };
  };
  const refresh = async () => {
    const { connectionId, keyId } = await bakuunKey();
    await refreshByCall(page, { connectionId, keyIds: [keyId], passphrase });
    await session.onNewKeys();
  };
  const replace = async () => {
    const order = { companyId: null, contactEmail: "", notes: "Kassan" };
    await callKeyrack(page, "replaceCompanyKey", { ...(await companyKey()), ...order });
    await session.onNewKeys();
  };
  const endRefresh = async () => {
    const { refreshes } = await appStateOf(page);
    if (refreshes.length === 0) return;
    const { refreshId, connection, newKey } = random.pick(refreshes);
    const { connectionId } = connection;
    if (newKey !== null) {
      const { keyId } = newKey;
      await callKeyrack(page, "revealKey", { connectionId, keyId, refreshId });
    }
    await callKeyrack(page, "verifyRefresh", { refreshId });
    const places = [{ text: "channel manager", isDone: random.below(2) === 0 }];
    await callKeyrack(page, "setRefreshPlaces", { refreshId, places });
    if (random.below(2) === 0) await callKeyrack(page, "dismissRefresh", { refreshId });
  };
  const create = async () => {
    const connectionId = await connectionOf("bokamera");
    const order = { connectionId, companyId: null, contactEmail: "", notes: "Kassan" };
    await callKeyrack(page, "createCompanyKey", order);
    await session.onNewKeys();
  };
  const fail = async () => {
    const kind = random.pick(faults);
    await server.fault({ route: "POST /portal/live/api-keys/:id/reveal", kind, status: 503 });
    await callKeyrack(page, random.pick(["revealKey", "copyKey"] as const), await bakuunKey());
    await server.clearFaults();
  };
  const lockAndUnlock = async () => {
    await callKeyrack(page, "lock");
    const { unlockWays } = await appStateOf(page);
    const way = unlockWays.passphrase ? ({ way: "passphrase", passphrase } as const) : null;
    await callKeyrack(page, "unlock", way ?? { way: "plain" });
  };
  const togglePassphrase = async () => {
    const isSet = (await appStateOf(page)).unlockWays.passphrase;
    const change = isSet
      ? { current: passphrase, next: null }
      : { current: null, next: passphrase };
    await callKeyrack(page, "setPassphrase", change);
  };
  const signInAgain = async () => {
    const connectionId = await connectionOf("bokamera");
    await callKeyrack(page, "signOut", { connectionId });
    const wrong = { way: "password", email: user.email, password: wrongPassword } as const;
    await callKeyrack(page, "signIn", { connectionId, signIn: wrong });
    const right = { ...wrong, password: user.password };
    await callKeyrack(page, "signIn", { connectionId, signIn: right });
  };
  const connectWrongly = async () => {
    const { origin } = server;
    const request = {
      name: "Nobody",
      environment: "live",
      origin,
      adminToken: wrongToken,
    } as const;
    await callKeyrack(page, "connectBakuun", request);
  };
  const revealByHand = async () => {
    const { connections } = await appStateOf(page);
    const bakuun = connections.find(({ platform }) => platform === "bakuun");
    const connectionId = bakuun?.connectionId ?? ("none" as never);
    await callKeyrack(page, "selectConnection", { connectionId });
    await page.getByRole("button", { name: "Reveal ARI Post key" }).click({ timeout: 10_000 });
    await page.getByRole("button", { name: "Hide ARI Post key" }).click({ timeout: 10_000 });
  };
  return [
    async () => callKeyrack(page, "revealKey", await bakuunKey()),
    async () => callKeyrack(page, "revealKey", await companyKey()),
    async () => callKeyrack(page, "copyKey", await bakuunKey()),
    async () => callKeyrack(page, "copyKey", await companyKey()),
    refresh,
    replace,
    endRefresh,
    create,
    fail,
    lockAndUnlock,
    togglePassphrase,
    signInAgain,
    connectWrongly,
    revealByHand,
  ];
}
