import { type Dir, type Dirent, opendirSync, realpathSync } from "node:fs";
import { join } from "node:path";

/** What version control and packagers keep for themselves: nobody's config, and a lot of it. */
const passedOver: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".bzr",
  "CVS",
  "node_modules",
  "bower_components",
  "__pycache__",
  "site-packages",
]);
/** What the system makes up as it is read. */
const madeUp: ReadonlySet<string> = new Set(["/proc", "/sys", "/dev"]);

/** A file of the folder by its path in it, or what was passed over. */
export type Walked =
  | { readonly what: "file"; readonly path: string }
  | { readonly what: "folder" | "not-readable" };

/**
 * Goes through all of a folder. SECURITY: never out of it: symbolic links are not followed, and are
 * not counted either, since what they lead to is no part of the folder or looked at in its place.
 * Nor are devices and pipes.
 *
 * @throws when the folder itself can't be read.
 */
export function* walkFolder(folder: string): Generator<Walked> {
  const root = realpathSync(folder);
  const waiting: string[] = [];
  yield* entriesOf(opendirSync(root), "", waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const opened = openInPlace(join(root, path));
    if (opened === null) yield { what: "not-readable" };
    else yield* entriesOf(opened, path, waiting);
  }
}

/** null as well for one that has become a link to another since it was seen. */
function openInPlace(folder: string): Dir | null {
  try {
    return realpathSync(folder) === folder && !madeUp.has(folder) ? opendirSync(folder) : null;
  } catch {
    return null;
  }
}

/** Its files, and, added to `waiting`, its folders; one handle at a time is open. */
function* entriesOf(opened: Dir, path: string, waiting: string[]): Generator<Walked> {
  try {
    for (;;) {
      const entry = readEntry(opened);
      if (entry === "not-readable") yield { what: "not-readable" };
      if (entry === null || entry === "not-readable") return;
      if (entry.isFile()) yield { what: "file", path: join(path, entry.name) };
      if (!entry.isDirectory()) continue;
      if (passedOver.has(entry.name)) yield { what: "folder" };
      else waiting.push(join(path, entry.name));
    }
  } finally {
    opened.closeSync();
  }
}

function readEntry(opened: Dir): Dirent | "not-readable" | null {
  try {
    return opened.readSync();
  } catch {
    return "not-readable";
  }
}
