import { describe, expect, it } from "vitest";
import {
  missingPackages,
  parseInstalledPackages,
  wantedPackages,
} from "../../build/setup/debian-packages.mjs";

describe("wantedPackages", () => {
  it("wants no virtual display where there is a real one", () => {
    expect(wantedPackages({ forTests: false, hasDisplay: true })).not.toContain("xvfb");
    expect(wantedPackages({ forTests: false, hasDisplay: false })).toContain("xvfb");
  });

  it("wants a whole desktop for tests, display or not", () => {
    const wanted = wantedPackages({ forTests: true, hasDisplay: true });
    expect(wanted).toEqual(expect.arrayContaining(["xvfb", "gnome-keyring", "xclip", "openbox"]));
  });
});

describe("missingPackages", () => {
  const wanted = ["libgtk-3-0", "libnss3", "libasound2"];

  it("names what is not installed", () => {
    expect(missingPackages(wanted, new Set(["libgtk-3-0"]))).toEqual(["libnss3", "libasound2"]);
  });

  it("uses the names that end in t64 on a system that has such names", () => {
    const installed = new Set(["libdb5.3t64", "libnss3"]);
    expect(missingPackages(wanted, installed)).toEqual(["libgtk-3-0t64", "libasound2t64"]);
  });

  it("takes a package under its newer name for the same", () => {
    const installed = new Set(["libgtk-3-0t64", "libasound2t64", "libnss3"]);
    expect(missingPackages(wanted, installed)).toEqual([]);
  });
});

it("counts a package as installed only when dpkg has finished with it", () => {
  const text = "libnss3 installed\nlibgbm1 config-files\nxvfb half-installed\n";
  expect(parseInstalledPackages(text)).toEqual(new Set(["libnss3"]));
});
