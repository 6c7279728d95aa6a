import { expect, it } from "vitest";
import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import { ariPost, RefreshRig } from "../../fakes/refreshRig.ts";

const lost: AppError = { kind: "connection-lost", host: "portal.example" };
const done = { error: lost, isDone: true };
const notDone = { error: lost, isDone: false };

/** A secret as it is and in the forms in which one slips through. */
function formsOf(secret: string): readonly string[] {
  const bytes = Buffer.from(secret);
  const base64 = [0, 1, 2].map((shift) =>
    // Whatever stands before it: its middle is the same.
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString("base64")
      .slice(4, -4),
  );
  return [
    secret,
    ...base64,
    bytes.toString("base64url").replace(/=+$/, ""),
    bytes.toString("hex"),
    [...secret].reverse().join(""),
    encodeURIComponent(secret),
    // Half a key is too much as well.
    secret.slice(0, secret.length / 2),
    secret.slice(-12),
  ];
}

function secretsOf(rig: RefreshRig): readonly string[] {
  const ours = rig.platform.orders.flatMap(({ keyId, version }) => [
    rig.platform.secretOf(keyId),
    rig.platform.secretOf(keyId, version),
  ]);
  const company = rig.company.rows.map(({ keyId }) => rig.company.secretOf(keyId));
  return [...new Set([rig.platform.secretText, ...ours, ...company])];
}

it("no secret is in the journal, in what is remembered of keys, or in what the page is told", async () => {
  const told: string[] = [];
  const rig = new RefreshRig();
  rig.onChanged = () => void told.push(JSON.stringify(rig.refreshes.list()));
  const run = async () => {
    told.push(JSON.stringify(await rig.ready()));
    told.push(JSON.stringify(await rig.refresh()));
    told.push(JSON.stringify(await rig.refresh(["ari-read", "booking-post"].map(asKeyId))));
    told.push(JSON.stringify(await rig.replace()));
    for (const { refreshId } of rig.refreshes.list()) {
      const places = [{ text: "Kiosk", isDone: true }];
      told.push(JSON.stringify(await rig.after.verify({ refreshId })));
      told.push(JSON.stringify(await rig.after.setPlaces({ refreshId, places })));
    }
  };
  await run();
  rig.platform.faults.plan("refreshKey", done, notDone, notDone, done, notDone, notDone);
  rig.company.faults.plan("createCompanyKey", done);
  await run();
  rig.platform.refreshElsewhere(ariPost);
  await rig.list();
  await rig.restart();
  await rig.finish(rig.refreshes.resolveAll());
  rig.platform.faults.plan("refreshKey", { error: { kind: "forbidden" }, isDone: false });
  told.push(JSON.stringify(await rig.refresh([asKeyId("booking-read")])));

  const secrets = secretsOf(rig);
  expect(secrets.length).toBeGreaterThan(5);
  expect(rig.disk.written.length).toBeGreaterThan(40);
  const written = [...rig.disk.written, rig.memory.keys, rig.settings.read()];
  const texts = [...written.map((one) => JSON.stringify(one)), ...told];
  const found = secrets
    .flatMap(formsOf)
    .filter((form) => texts.some((text) => text.includes(form)));
  expect(found).toEqual([]);
});

function asKeyId(text: string): KeyId {
  return text as KeyId;
}
