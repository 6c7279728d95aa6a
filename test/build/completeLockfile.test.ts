import { describe, expect, it } from "vitest";
import { completeLockfile } from "../../build/setup/complete-lockfile.mjs";

const tool = {
  version: "1.0.0",
  dev: true,
  optionalDependencies: { "@tool/cli-darwin-arm64": "1.0.0", "@tool/cli-linux-x64-musl": "1.0.0" },
};

describe("completeLockfile", () => {
  it("names the packages for other systems, and for which system each is", () => {
    const { lockfile, added } = completeLockfile({ packages: { "node_modules/tool": tool } });
    expect(added).toEqual([
      "node_modules/@tool/cli-darwin-arm64",
      "node_modules/@tool/cli-linux-x64-musl",
    ]);
    expect(lockfile.packages["node_modules/@tool/cli-linux-x64-musl"]).toEqual({
      version: "1.0.0",
      dev: true,
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    });
  });

  it("puts a second version below the package that wants it", () => {
    const { added } = completeLockfile({
      packages: {
        "node_modules/tool": tool,
        "node_modules/other/node_modules/tool": {
          ...tool,
          optionalDependencies: { "@tool/cli-darwin-arm64": "2.0.0" },
        },
      },
    });
    expect(added).toContain(
      "node_modules/other/node_modules/tool/node_modules/@tool/cli-darwin-arm64",
    );
  });

  it("leaves a complete lockfile as it is", () => {
    const { lockfile } = completeLockfile({ packages: { "node_modules/tool": tool } });
    expect(completeLockfile(lockfile)).toEqual({ lockfile, added: [] });
  });
});
