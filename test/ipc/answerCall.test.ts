import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";
import { answerCall } from "../../electron/ipc/answerCall.ts";
import { callNames } from "../../shared/channels.ts";
import { ok } from "../../shared/result.ts";
import { requestSchemas } from "../../shared/schemas.ts";
import { recordingLog } from "../fakes/recordingLog.ts";

const ownFrame = { url: "app://keyrack/index.html", parent: null };
const refused = { ok: false, error: { kind: "request-refused" } };
const call = {
  channel: "keys:list",
  schema: requestSchemas.listKeys,
  run: async () => ok("done"),
};

describe("answerCall", () => {
  it("runs a call of our own page with a request that fits", async () => {
    const asked = { frame: ownFrame, payload: [{ connectionId: "grand" }] };
    expect(await answerCall({ log: recordingLog() }, call, asked)).toEqual(ok("done"));
  });

  it.each([
    ["another origin", { url: "https://evil.example/index.html", parent: null }],
    ["a look-alike host", { url: "app://keyrack.evil/index.html", parent: null }],
    ["a file", { url: "file:///etc/passwd", parent: null }],
    ["a frame inside our page", { url: "app://keyrack/index.html", parent: ownFrame }],
    ["a frame that is gone", null],
    ["a frame without an address", { url: "", parent: null }],
  ])("refuses %s", async (_what, frame) => {
    const asked = { frame, payload: [{ connectionId: "grand" }] };
    expect(await answerCall({ log: recordingLog() }, call, asked)).toEqual(refused);
  });

  it("refuses more than one argument", async () => {
    const asked = { frame: ownFrame, payload: [{ connectionId: "grand" }, "more"] };
    expect(await answerCall({ log: recordingLog() }, call, asked)).toEqual(refused);
  });

  it("makes a defect an error without its message, and logs where it was", async () => {
    const log = recordingLog();
    const broken = {
      ...call,
      run: async () => {
        throw new Error("with a secret in it");
      },
    };
    const asked = { frame: ownFrame, payload: [{ connectionId: "grand" }] };
    const answer = await answerCall({ log }, broken, asked);
    expect(answer).toEqual({ ok: false, error: { kind: "internal" } });
    expect(log.places).toEqual(["keys:list"]);
  });

  it.each(callNames)("refuses whatever does not fit the schema of %s", async (name) => {
    const log = recordingLog();
    const schema: z.ZodType<unknown> = requestSchemas[name];
    const arbitrary = { channel: name, schema, run: async () => ok("ran") };
    await fc.assert(
      fc.asyncProperty(fc.anything(), async (payload) => {
        fc.pre(!requestSchemas[name].safeParse(payload).success);
        const asked = { frame: ownFrame, payload: [payload] };
        expect(await answerCall({ log }, arbitrary, asked)).toEqual(refused);
      }),
    );
    expect(log.places).toEqual([]);
  });

  it("takes no empty GUID for a company, which would stand for the user's own", () => {
    const order = { connectionId: "spa", contactEmail: "", notes: "" };
    const accepts = (companyId: string | null) =>
      requestSchemas.createCompanyKey.safeParse({ ...order, companyId }).success;
    expect(accepts("00000000-0000-0000-0000-000000000000")).toBe(false);
    expect(accepts("00000000-0000-0000-0000-000000000001")).toBe(true);
    expect(accepts(null)).toBe(true);
  });
});
