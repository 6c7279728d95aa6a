import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "vite";
import type { ChildAnswer, ChildOrder } from "./diskChild.ts";

const folderOfThis = import.meta.dirname;
/** "nobody": an ordinary user that every system has. */
const ordinary = { uid: 65_534, gid: 65_534 };

/** The disk in a process of its own, so that it can be killed, or be an ordinary user's. */
export class DiskProcess {
  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Its own bundle, whose calls of the file system are counted. */
  static async prepare(): Promise<DiskProcess> {
    const folder = await mkdtemp(join(tmpdir(), "keyrack-disk-process-"));
    await chmod(folder, 0o755);
    await build({
      configFile: false,
      logLevel: "error",
      plugins: [countCalls],
      ssr: { noExternal: true },
      build: {
        ssr: join(folderOfThis, "diskChild.ts"),
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        rollupOptions: { output: { entryFileNames: "disk.mjs" } },
      },
    });
    return new DiskProcess(folder);
  }

  /** A group of its own, so that it can be waited for what it has started, too. */
  start(order: ChildOrder, { asOrdinaryUser = false } = {}): ChildProcess {
    const identity = asOrdinaryUser && process.getuid?.() === 0 ? ordinary : {};
    return spawn(process.execPath, [join(this.#folder, "disk.mjs"), JSON.stringify(order)], {
      ...identity,
      detached: true,
      stdio: ["pipe", "pipe", "inherit"],
    });
  }

  async run(order: ChildOrder, options: { asOrdinaryUser?: boolean } = {}): Promise<ChildAnswer> {
    const child = this.start(order, options);
    let said = "";
    child.stdout?.on("data", (text) => {
      said += text;
    });
    await once(child, "close");
    return JSON.parse(said);
  }

  remove(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true });
  }
}

const countedFs = join(folderOfThis, "countedFs.ts");

const countCalls = {
  name: "count-calls",
  enforce: "pre" as const,
  resolveId: (source: string, importer: string | undefined) =>
    source === "node:fs/promises" && importer !== countedFs ? countedFs : null,
};
