import type { ConnectionId } from "../../../shared/connection.ts";
import type {
  EntryPath,
  KeyReference,
  LinkedFile,
  LinkId,
  LinkStatus,
} from "../../../shared/linkedFile.ts";
import { instantOf } from "../instantOf.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { RememberedLink } from "./linkedFilePorts.ts";
import { expectedOf, statusesOf } from "./linkStatus.ts";

interface Look {
  readonly status: LinkStatus;
  readonly checkedAt: LinkedFile["checkedAt"];
  /** What was known then of the key that the file is to hold. */
  readonly expected: string;
}

const unchecked = { status: { state: "unchecked" }, checkedAt: null } as const;

/** The links, and what their files were like when they were last looked at. */
export class LinkBook {
  readonly #parts: LinkedFileParts;
  readonly #looks = new Map<LinkId, Look>();
  /** One look at a file after the other; the last one is told of. */
  readonly #turns = new Map<string, Promise<void>>();

  constructor(parts: LinkedFileParts) {
    this.#parts = parts;
  }

  get links(): readonly RememberedLink[] {
    return this.#parts.memory.links;
  }

  find(linkId: LinkId): RememberedLink | null {
    return this.links.find((link) => link.linkId === linkId) ?? null;
  }

  at(path: string, entry: EntryPath): RememberedLink | null {
    const wanted = JSON.stringify(entry);
    const isThere = (link: RememberedLink) =>
      link.path === path && JSON.stringify(link.entry) === wanted;
    return this.links.find(isThere) ?? null;
  }

  /** Links that are there already, changed; all in one write. */
  replace(changed: readonly RememberedLink[]): void {
    const byId = new Map(changed.map((link) => [link.linkId, link]));
    this.#parts.memory.setLinks(this.links.map((link) => byId.get(link.linkId) ?? link));
  }

  /** In the place of the one with its id, or as the newest. */
  set(link: RememberedLink): void {
    const isKnown = this.find(link.linkId) !== null;
    const changed = isKnown
      ? this.links.map((known) => (known.linkId === link.linkId ? link : known))
      : [...this.links, link];
    this.#parts.memory.setLinks(changed);
    if (!isKnown) this.watch();
  }

  remove(linkId: LinkId): void {
    this.#parts.memory.setLinks(this.links.filter((link) => link.linkId !== linkId));
    this.#looks.delete(linkId);
    this.watch();
  }

  forgetConnection(connectionId: ConnectionId): readonly LinkId[] {
    const gone = this.links.filter((link) => link.connectionId === connectionId);
    this.#parts.memory.forgetConnection(connectionId);
    for (const { linkId } of gone) this.#looks.delete(linkId);
    if (gone.length > 0) this.watch();
    return gone.map(({ linkId }) => linkId);
  }

  list(): readonly LinkedFile[] {
    return this.links.flatMap((link) => {
      const key = this.#keyOf(link);
      if (key === null) return [];
      const { linkId, path, format, entry, undoable } = link;
      const { status, checkedAt } = this.#looks.get(linkId) ?? unchecked;
      return [{ linkId, key, path, format, entry, status, checkedAt, canUndo: undoable > 0 }];
    });
  }

  statusOf(linkId: LinkId): LinkStatus {
    return (this.#looks.get(linkId) ?? unchecked).status;
  }

  /** Looks into all files, or those of these links. */
  async check(linkIds: ReadonlySet<LinkId> | null = null): Promise<void> {
    const links = this.links.filter(({ linkId }) => linkIds?.has(linkId) ?? true);
    await this.checkPaths([...new Set(links.map(({ path }) => path))]);
  }

  /** Looks into the files of keys of which something else is known than at the last look. */
  async recheck(): Promise<void> {
    const isOutdated = (link: RememberedLink) => {
      const look = this.#looks.get(link.linkId);
      return look !== undefined && look.expected !== this.#expectationOf(link);
    };
    const outdated = this.links.filter(isOutdated).map(({ path }) => path);
    await this.checkPaths([...new Set(outdated)]);
  }

  async checkPaths(paths: readonly string[]): Promise<void> {
    if (this.#parts.isLocked() || paths.length === 0) return;
    const before = JSON.stringify([...this.#looks.values()].map(({ status }) => status));
    for (let at = 0; at < paths.length; at += filesAtOnce) {
      const some = paths.slice(at, at + filesAtOnce);
      await Promise.all(some.map((path) => this.#checkInTurn(path)));
    }
    const after = JSON.stringify([...this.#looks.values()].map(({ status }) => status));
    if (before !== after) this.#parts.onChanged();
  }

  /** From now on the files of all links are looked at whenever they change. */
  watch(): void {
    const paths = [...new Set(this.links.map(({ path }) => path))];
    this.#parts.fileWatch.watch(paths, (path) => void this.checkPaths([path]));
  }

  #checkInTurn(path: string): Promise<void> {
    const turn = (this.#turns.get(path) ?? Promise.resolve()).then(() => this.#checkFile(path));
    this.#turns.set(path, turn);
    return turn.finally(() => {
      if (this.#turns.get(path) === turn) this.#turns.delete(path);
    });
  }

  async #checkFile(path: string): Promise<void> {
    const links = this.links.filter((link) => link.path === path);
    // Before the look: what comes to be known meanwhile calls for another one.
    const expected = links.map((link) => this.#expectationOf(link));
    const statuses = await statusesOf(this.#parts, path, links);
    const checkedAt = instantOf(this.#parts.clock.now());
    links.forEach((link, at) => {
      const status = statuses[at];
      // It may be gone by now.
      if (status === undefined || this.find(link.linkId) === null) return;
      this.#looks.set(link.linkId, { status, checkedAt, expected: expected[at] ?? "" });
    });
  }

  #expectationOf(link: RememberedLink): string {
    const { history } = this.#parts;
    const record = expectedOf(history, link);
    return record === null ? "" : `${record.fingerprint} ${history.isCurrent(record)}`;
  }

  /** null once its connection is gone. */
  #keyOf(link: RememberedLink): KeyReference | null {
    const { history } = this.#parts;
    const record = expectedOf(history, link) ?? history.recordOf(link.fingerprint);
    return record === null ? null : history.describe(record);
  }
}

const filesAtOnce = 8;
