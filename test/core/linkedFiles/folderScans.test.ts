import { beforeEach, describe, expect, it } from "vitest";
import { FolderScans } from "../../../electron/core/linkedFiles/folderScans.ts";
import type {
  ConfigDisk,
  ConfigEntry,
  ConfigFormats,
  EntryLinker,
  FoundKey,
} from "../../../electron/core/linkedFiles/linkedFilePorts.ts";
import { Secret } from "../../../electron/core/secret.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { EntryPath, FindingId, FolderScan, LinkId } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { countingRandom } from "../../fakes/countingRandom.ts";
import { FakeClock } from "../../fakes/fakeClock.ts";
import { FakeFolderSearch } from "../../fakes/fakeFolderSearch.ts";
import { FakeKeyFinder, fakeFingerprint, referenceTo } from "../../fakes/fakeKeyFinder.ts";
import { recordingLog } from "../../fakes/recordingLog.ts";

const key = "q7Zr2mW9xKc4Tn8bLs5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8b";
const former = "L5VdYh3Jf6P1f9cQ7Zr2mW9xKc4Tn8bq7Zr2mW9xKc4Tn8bs";

/** Files of `NAME=value` lines, and of YAML's block texts: `NAME: |-`, then the value. */
class TextFiles implements Pick<ConfigDisk, "open">, Pick<ConfigFormats, "formatOf" | "read"> {
  readonly texts = new Map<string, string>();

  async open(path: string) {
    const text = this.texts.get(path);
    if (text === undefined) return err("missing" as const);
    return ok({ path, target: path, stamp: "1", text: new Secret(text) });
  }

  formatOf(path: string) {
    return path.endsWith(".env") ? ("dotenv" as const) : null;
  }

  read(_format: string, text: Secret): Result<readonly ConfigEntry[], "not-parseable"> {
    const lines = text.exposeText().split("\n");
    if (lines.includes("<<<")) return err("not-parseable");
    return ok(
      lines.flatMap((line, at) => {
        const [, name, plain] = /^(\w+)(?:=|: \|-)(.*)$/.exec(line) ?? [];
        if (name === undefined) return [];
        const value = line.includes("|-") ? lines[at + 1]?.trim() : plain;
        return [{ entry: [name], value: value ? new Secret(value) : null, line: at + 1 }];
      }),
    );
  }
}

class Links implements EntryLinker {
  readonly links: Parameters<EntryLinker["link"]>[0][] = [];
  error: AppError | null = null;

  link(found: Parameters<EntryLinker["link"]>[0]): Result<LinkId, AppError> {
    if (this.error !== null) return err(this.error);
    this.links.push(found);
    return ok(`link-${this.links.length}` as LinkId);
  }

  isLinked(path: string, entry: EntryPath): boolean {
    return this.links.some((link) => link.path === path && link.entry.join() === entry.join());
  }
}

let keyFinder: FakeKeyFinder;
let search: FakeFolderSearch;
let files: TextFiles;
let linker: Links;
let clock: FakeClock;
let log: ReturnType<typeof recordingLog>;
let answer: Result<string | null, AppError>;
let asked: number;
let told: FolderScan[];
let scans: FolderScans;

beforeEach(() => {
  keyFinder = new FakeKeyFinder();
  keyFinder.known.set(former, referenceTo(former, { isCurrent: false }));
  keyFinder.toLearn.set(key, referenceTo(key));
  search = new FakeFolderSearch();
  files = new TextFiles();
  linker = new Links();
  clock = new FakeClock();
  log = recordingLog();
  answer = ok("/srv");
  asked = 0;
  told = [];
  scans = new FolderScans({
    askForFolder: async () => {
      asked += 1;
      return answer;
    },
    search,
    keyFinder,
    disk: files,
    formats: files,
    linker,
    clock,
    random: countingRandom(),
    log,
    onChanged: (scan) => told.push(scan),
  });
});

/** Lets all go on that waits for nothing but its turn. */
const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

function foundAt(path: string, line: number, text = key): FoundKey {
  return { path, line, fingerprint: fakeFingerprint(text) };
}

function described() {
  const { state } = scans;
  if (state.state === "none") throw new Error("no scan");
  return state;
}

async function start() {
  await scans.scan();
  await settle();
}

async function scanFinding(...found: readonly FoundKey[]) {
  await start();
  search.end({ files: 9, bytes: 90, found });
  await settle();
  return described().findings;
}

const idsOf = (findings: readonly { readonly findingId: FindingId }[]) =>
  findings.map(({ findingId }) => findingId);

describe("FolderScans", () => {
  it("asks the platforms first, then looks for all keys that are known", async () => {
    expect(scans.state).toEqual({ state: "none" });
    let open = () => {};
    keyFinder.gate = new Promise((resolve) => {
      open = resolve;
    });
    const begun = await scans.scan();
    expect(begun).toMatchObject({ value: { state: "running", folder: "/srv", files: 0 } });
    expect(search.orders).toEqual([]);
    keyFinder.notAsked = [{ connectionName: "Grand Hôtel", error: "unreachable" }];
    open();
    await settle();
    expect(search.orders[0]?.folder).toBe("/srv");
    expect(search.orders[0]?.fingerprints).toEqual(
      new Set([fakeFingerprint(former), fakeFingerprint(key)]),
    );
    expect(described()).toMatchObject({ knownKeys: 2, notAsked: keyFinder.notAsked });
  });

  it("is done when the search is, and says what was found", async () => {
    const [one, other] = await scanFinding(foundAt("/srv/a.txt", 4), foundAt("/srv/b", 2, former));
    expect(described()).toMatchObject({ state: "done", files: 9, bytes: 90, findingsLeftOut: 0 });
    expect(one).toMatchObject({ path: "/srv/a.txt", line: 4, key: referenceTo(key), entry: null });
    expect(other?.key.isCurrent).toBe(false);
    expect(JSON.stringify(scans.state)).not.toContain("fingerprint");
  });

  it("searches nothing when no key is known", async () => {
    keyFinder.known.clear();
    keyFinder.toLearn.clear();
    await start();
    expect(described()).toMatchObject({ state: "done", knownKeys: 0 });
    expect(search.orders).toEqual([]);
  });

  it("goes on with the scan under way, and asks for no folder meanwhile", async () => {
    await start();
    answer = ok("/home");
    expect(await scans.scan()).toMatchObject({ value: { state: "running", folder: "/srv" } });
    expect(asked).toBe(1);
  });

  it("leaves the last scan as it was when no folder is named", async () => {
    await scanFinding(foundAt("/srv/a", 1));
    answer = ok(null);
    expect(await scans.scan()).toMatchObject({ value: { state: "done", folder: "/srv" } });
    answer = err({ kind: "locked" });
    expect(await scans.scan()).toEqual(answer);
    expect(described().findings).toHaveLength(1);
  });

  it("begins one scan when two folders were asked for at once", async () => {
    await Promise.all([scans.scan(), scans.scan()]);
    await settle();
    expect(search.orders).toHaveLength(1);
  });

  it("fails when the folder can't be read, and may be tried again", async () => {
    await start();
    search.fail();
    await settle();
    expect(described().state).toBe("failed");
    expect(log.places).toEqual([]);
    await start();
    expect(described().state).toBe("running");
  });

  it("fails, and says so in the log, when something else goes wrong", async () => {
    keyFinder.gate = Promise.reject(new Error("a defect"));
    await start();
    expect(described().state).toBe("failed");
    expect(log.places).toEqual(["folder scan"]);
  });

  it("counts the findings that are too many to show", async () => {
    await start();
    search.end({ foundLeftOut: 40 });
    await settle();
    expect(described().findingsLeftOut).toBe(40);
  });
});

describe("FolderScans, telling", () => {
  it("tells of progress every 200 ms at most, and of the end at once", async () => {
    await start();
    for (let file = 1; file <= 50; file += 1) search.getOn({ files: file });
    expect(told).toEqual([]);
    clock.advance(200);
    expect(told).toMatchObject([{ state: "running", files: 50 }]);
    search.getOn({ files: 51 });
    search.end({ files: 52 });
    await settle();
    expect(told).toMatchObject([{ files: 50 }, { state: "done", files: 52 }]);
    clock.advance(1_000);
    expect(told).toHaveLength(2);
  });

  it("tells of findings while it runs, and of each once", async () => {
    await start();
    const found = [foundAt("/srv/a", 1)];
    search.getOn({ found });
    await settle();
    expect(described()).toMatchObject({ state: "running", findings: [{ path: "/srv/a" }] });
    const [before] = idsOf(described().findings);
    search.end({ found: [...found, foundAt("/srv/b", 1)] });
    await settle();
    expect(idsOf(described().findings)).toEqual([before, expect.any(String)]);
  });
});

describe("FolderScans, ending early", () => {
  it("keeps what was found until it is cancelled, and takes nothing after that", async () => {
    await start();
    search.getOn({ files: 3, found: [foundAt("/srv/a", 1)] });
    await settle();
    expect(scans.cancel()).toMatchObject({ state: "cancelled", files: 3 });
    expect(search.wasCancelled).toBe(true);
    search.getOn({ files: 4 });
    search.end({ files: 5, found: [foundAt("/srv/a", 1), foundAt("/srv/b", 1)] });
    await settle();
    expect(described()).toMatchObject({ state: "cancelled", files: 3 });
    expect(described().findings).toHaveLength(1);
    expect(told.at(-1)).toMatchObject({ state: "cancelled" });
  });

  it("begins no search that was cancelled while the platforms were asked", async () => {
    let open = () => {};
    keyFinder.gate = new Promise((resolve) => {
      open = resolve;
    });
    await scans.scan();
    scans.cancel();
    open();
    await settle();
    expect(search.orders).toEqual([]);
    expect(described().state).toBe("cancelled");
  });

  it("stays done when it is cancelled too late", async () => {
    await scanFinding();
    expect(scans.cancel()).toMatchObject({ state: "done" });
  });

  // SECURITY: paths are not for somebody who found the app locked.
  it("forgets all on lock, and what comes after it", async () => {
    await start();
    search.getOn({ found: [foundAt("/srv/a", 1)] });
    await settle();
    scans.drop();
    expect(search.wasCancelled).toBe(true);
    search.end({ found: [foundAt("/srv/a", 1)] });
    await settle();
    clock.advance(1_000);
    expect(scans.state).toEqual({ state: "none" });
    expect(told.at(-1)).toEqual({ state: "none" });
  });
});

describe("FolderScans, linking", () => {
  const env = "/srv/.env";

  it("links the entry whose whole value the key is", async () => {
    files.texts.set(env, `# ${key}\nURL=https://a/?k=${key}\nKEY=${key}\nOLD=${former}`);
    const found = [1, 2, 3].map((line) => foundAt(env, line));
    const findings = await scanFinding(...found, foundAt(env, 4, former));
    expect(findings.map(({ entry }) => entry)).toEqual([null, null, ["KEY"], ["OLD"]]);
    expect(findings[2]).toMatchObject({ format: "dotenv", isLinked: false });
    expect(scans.linkFindings({ findingIds: idsOf(findings.slice(2)) })).toEqual(ok(undefined));
    expect(linker.links).toEqual([
      { path: env, format: "dotenv", entry: ["KEY"], fingerprint: fakeFingerprint(key) },
      { path: env, format: "dotenv", entry: ["OLD"], fingerprint: fakeFingerprint(former) },
    ]);
    expect(described().findings.map(({ isLinked }) => isLinked)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    expect(told.at(-1)).toEqual(scans.state);
  });

  it("takes a block text for the entry that begins above it", async () => {
    files.texts.set(env, `A: |-\n  ${former}\nB: |-\n  ${key}\n# ${key}`);
    const findings = await scanFinding(foundAt(env, 4), foundAt(env, 5));
    expect(findings.map(({ entry }) => entry)).toEqual([["B"], null]);
  });

  it.each([
    ["is gone", null],
    ["is not of its format", `<<<\nKEY=${key}`],
    ["holds something else by now", "KEY=another"],
    ["has no entry there", `\nKEY=${key}`],
  ])("offers no link where the file %s", async (_what, text) => {
    if (text !== null) files.texts.set(env, text);
    expect((await scanFinding(foundAt(env, 1)))[0]).toMatchObject({ entry: null, format: null });
  });

  it("links nothing twice, and shows what others have linked", async () => {
    files.texts.set(env, `KEY=${key}`);
    const findings = await scanFinding(foundAt(env, 1));
    scans.linkFindings({ findingIds: idsOf(findings) });
    expect(scans.linkFindings({ findingIds: idsOf(findings) })).toEqual(ok(undefined));
    expect(linker.links).toHaveLength(1);
    linker.links.pop();
    expect(described().findings[0]?.isLinked).toBe(false);
  });

  it("links none when one of them can't be, or is of another scan", async () => {
    files.texts.set(env, `KEY=${key}`);
    const expired = err({ kind: "file-choice-expired" });
    const findings = await scanFinding(foundAt(env, 1), foundAt("/srv/a", 1));
    expect(scans.linkFindings({ findingIds: idsOf(findings) })).toEqual(expired);
    await scanFinding(foundAt(env, 1));
    expect(scans.linkFindings({ findingIds: idsOf(findings.slice(0, 1)) })).toEqual(expired);
    scans.drop();
    expect(scans.linkFindings({ findingIds: idsOf(findings) })).toEqual(expired);
    expect(linker.links).toEqual([]);
  });

  it("hands on why nothing more can be linked", async () => {
    files.texts.set(env, `KEY=${key}`);
    const findings = await scanFinding(foundAt(env, 1));
    linker.error = { kind: "too-many-links" };
    const refused = err({ kind: "too-many-links" });
    expect(scans.linkFindings({ findingIds: idsOf(findings) })).toEqual(refused);
  });
});
