import { userInfo } from "node:os";
import { describe, expect, it } from "vitest";
import { activityOsUser } from "../../electron/adapters/activityOsUser.ts";

const nameless = () => {
  throw new Error("ENOENT: no such user");
};

describe("activityOsUser", () => {
  it("is the name that the system has", () => {
    expect(activityOsUser()).toBe(userInfo().username);
  });

  it.each([
    ["what the session calls them", { USER: "anna", USERNAME: "otto" }, 4711, "anna"],
    ["what the session calls them on Windows", { USERNAME: "otto" }, undefined, "otto"],
    ["their number", { USER: "" }, 4711, "4711"],
    ["that nothing is known", {}, undefined, "unknown"],
  ])("is, where the system has no name, %s", (_what, environment, userId, expected) => {
    expect(activityOsUser({ nameOfUser: nameless, environment, userId })).toBe(expected);
  });
});
