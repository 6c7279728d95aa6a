import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { waitUntil } from "../../../build/desktop/wait-until.mjs";
import { LinuxLockSignals } from "../../../electron/adapters/lock/linuxLockSignals.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { type LockBus, startLockBus } from "../../fakes/fakeLockBus.ts";
import { FakeLogind } from "../../fakes/fakeLockLogind.ts";

const screenSavers = [
  "org.gnome.ScreenSaver",
  "org.freedesktop.ScreenSaver",
  "org.kde.screensaver",
  "org.cinnamon.ScreenSaver",
  "org.mate.ScreenSaver",
  "org.xfce.ScreenSaver",
];
const ownSession = "/org/freedesktop/login1/session/_32";
const patience = { timeout: 10_000 };

const isActive = { member: "ActiveChanged", args: ["boolean:true"] };

let bus: LockBus;
let heard: string[];

beforeEach(async () => {
  heard = [];
  bus = await startLockBus();
});

afterEach(() => bus.stop());

function listen(env: NodeJS.ProcessEnv): void {
  // Its clock stands still, so that none comes back after its bus is gone.
  const signals = new LinuxLockSignals({ clock: new FakeClock(), env });
  signals.listen((reason) => heard.push(reason));
}

const onSessionBus = () => listen({ DBUS_SESSION_BUS_ADDRESS: bus.address, ...noSystemBus });
const noSystemBus = { DBUS_SYSTEM_BUS_ADDRESS: "unix:path=/nowhere" };

const sendActive = () => bus.send({ interface: "org.gnome.ScreenSaver", ...isActive });

/** One at a time, so that none is heard late: from the first that is heard on, none is missed. */
async function waitUntilHeard(): Promise<void> {
  await expect
    .poll(async () => {
      await sendActive();
      await waitUntil("Hearing it", () => heard.length > 0, 1_000).catch(() => undefined);
      return heard.length;
    }, patience)
    .toBe(1);
  heard.length = 0;
}

// The buses are Linux's.
describe.skipIf(process.platform !== "linux")("on the session bus", () => {
  beforeEach(async () => {
    onSessionBus();
    await waitUntilHeard();
  });

  it.each(screenSavers)("hears %s begin", async (name) => {
    await bus.send({ interface: name, ...isActive });
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
  });

  it("hears nothing in an end, in other members, in other interfaces and in other types", async () => {
    const gnome = "org.gnome.ScreenSaver";
    await bus.send({ interface: gnome, member: "ActiveChanged", args: ["boolean:false"] });
    await bus.send({ interface: gnome, member: "WakeUpScreen", args: ["boolean:true"] });
    await bus.send({ interface: "org.example.ScreenSaver", ...isActive });
    await bus.send({ interface: gnome, member: "ActiveChanged", args: ["uint32:1"] });
    await bus.send({ interface: gnome, member: "ActiveChanged", args: ["string:true"] });
    await bus.send({ interface: gnome, member: "ActiveChanged", args: ["array:string:true"] });
    await bus.send({ interface: gnome, member: "ActiveChanged" });
    await bus.send({ interface: "org.mate.ScreenSaver", ...isActive });
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
  });
});

describe.skipIf(process.platform !== "linux")("on the system bus", () => {
  let logind: FakeLogind;

  async function startLogind(sessionPath: string | null): Promise<void> {
    logind = await FakeLogind.start(bus.address, sessionPath);
    listen({
      DBUS_SYSTEM_BUS_ADDRESS: bus.address,
      DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere",
      XDG_SESSION_ID: "2",
    });
    // It asks after it has asked for the signals.
    await expect.poll(() => logind.asked, patience).toHaveLength(1);
  }

  afterEach(() => logind.stop());

  it("hears the computer go to sleep, and not wake up", async () => {
    await startLogind(null);
    logind.prepareForSleep(false);
    logind.prepareForSleep(true);
    await expect.poll(() => heard, patience).toEqual(["suspend"]);
  });

  it("hears the person's own session being locked, not unlocked, and not another's", async () => {
    await startLogind(ownSession);
    expect(logind.asked[0]?.id).toBe("2");
    logind.tellSession("/org/freedesktop/login1/session/_33", "Lock");
    logind.tellSession(ownSession, "Unlock");
    logind.tellSession(ownSession, "Lock");
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
  });

  it("hears any session being locked when logind does not know the person's own", async () => {
    await startLogind(null);
    logind.tellSession("/org/freedesktop/login1/session/_33", "Lock");
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
  });

  it("hears nobody but logind, not even who speaks to it alone", async () => {
    await startLogind(null);
    const sleep = { interface: "org.freedesktop.login1.Manager", member: "PrepareForSleep" };
    await bus.send({ ...sleep, args: ["boolean:true"] });
    const to = logind.asked[0]?.by ?? "";
    await bus.send({ ...sleep, args: ["boolean:true"], to });
    logind.tellSession(ownSession, "Lock");
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
  });
});

describe.skipIf(process.platform !== "linux")("a bus", () => {
  it("that is flooded is heard all the same", async () => {
    onSessionBus();
    await waitUntilHeard();
    const flood = await FakeLogind.start(bus.address, null);
    for (let sent = 0; sent < 20_000; sent += 1) flood.prepareForSleep(false);
    await sendActive();
    await expect.poll(() => heard, patience).toEqual(["screen-lock"]);
    flood.stop();
  });
});
