import { afterEach, expect, it } from "vitest";
import { connectBakuun } from "./harness/connectBakuun.ts";
import { launchKeyrack, type RunningKeyrack } from "./harness/launchKeyrack.ts";
import { type ReusingServer, startReusingServer } from "./harness/reusingServer.ts";

let server: ReusingServer;
let keyrack: RunningKeyrack;

afterEach(async () => {
  await keyrack.close();
  server.stop();
});

const posts = () => server.requests.filter((request) => request.startsWith("POST"));

/** Chromium would send it again by itself, and tell what became of the second one only. */
it.each([
  ["cut", false],
  ["cut, and nobody listens any more", true],
])(
  "sends a POST once over a server that keeps connections, though it is %s",
  async (_what, isGone) => {
    server = await startReusingServer();
    keyrack = await launchKeyrack();
    await connectBakuun(keyrack.page, server);
    const reveal = keyrack.page.getByRole("button", { name: "Reveal ARI Post key" });
    const hide = keyrack.page.getByRole("button", { name: "Hide ARI Post key" });
    await reveal.click();
    await hide.click();
    expect(posts()).toHaveLength(1);
    server.cutPosts(isGone);
    await reveal.click();
    await keyrack.page.getByText("the connection broke").first().waitFor();
    expect(posts()).toHaveLength(2);
  },
);
