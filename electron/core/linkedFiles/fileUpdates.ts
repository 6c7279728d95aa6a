import type { KeyId } from "../../../shared/apiKey.ts";
import type { AppError } from "../../../shared/appError.ts";
import type { ConnectionId } from "../../../shared/connection.ts";
import type { UpdateLinkedFilesRequest } from "../../../shared/contract.ts";
import type { FileUpdateResult, LinkedFileCheck } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import { readSecret } from "../activity/readSecret.ts";
import type { IsStillAsked } from "../isStillAsked.ts";
import { readFile } from "./fileAccess.ts";
import type { LinkBook } from "./linkBook.ts";
import type { LinkedFileParts } from "./linkedFileParts.ts";
import type { RememberedLink } from "./linkedFilePorts.ts";
import { findEntry } from "./linkStatus.ts";
import { type PresentSecret, updateFile } from "./updateFile.ts";

/** What is to be written to a link; asked for once for all links of a key. */
type SecretFor = (link: RememberedLink) => Promise<Result<PresentSecret, AppError>>;

const filesAtOnce = 8;

/** Writes keys to the linked files that still hold one that they have replaced. */
export class FileUpdates {
  readonly #parts: LinkedFileParts;
  readonly #book: LinkBook;

  constructor(parts: LinkedFileParts, book: LinkBook) {
    this.#parts = parts;
    this.#book = book;
  }

  async update(
    request: UpdateLinkedFilesRequest,
    isStillAsked: IsStillAsked,
  ): Promise<Result<readonly FileUpdateResult[], AppError>> {
    const secretFor = await this.#secretsFor(request);
    if (!secretFor.ok) return secretFor;
    const ids = [...new Set(request.linkIds)];
    const links = ids.flatMap((linkId) => this.#book.find(linkId) ?? []);
    const byPath = groupedByPath(links);
    const results = new Map<RememberedLink["linkId"], AppError | null>();
    const changed: RememberedLink[] = [];
    const files = [...byPath.values()];
    for (let at = 0; at < files.length; at += filesAtOnce) {
      await Promise.all(
        files.slice(at, at + filesAtOnce).map(async (ofFile) => {
          // One after the other: each sees what the one before it has written.
          for (const link of ofFile) {
            const updated = await this.#update(link, secretFor.value, isStillAsked);
            results.set(link.linkId, updated.ok ? null : updated.error);
            if (updated.ok) changed.push(updated.value);
          }
        }),
      );
    }
    this.#book.replace(changed);
    await this.#book.checkPaths([...byPath.keys()]);
    this.#parts.onChanged();
    const missing: AppError = { kind: "link-not-found" };
    return ok(ids.map((linkId) => ({ linkId, error: resultOf(results, linkId, missing) })));
  }

  /** Whether the files of a key could be updated; each is looked at now. */
  async checksBeforeRefresh(
    connectionId: ConnectionId,
    keyId: KeyId,
  ): Promise<readonly LinkedFileCheck[]> {
    const links = this.#book.links.filter(
      (link) => link.connectionId === connectionId && link.keyId === keyId,
    );
    const checks: LinkedFileCheck[] = [];
    for (const link of links) {
      const { linkId, path, entry } = link;
      checks.push({ linkId, path, entry, problem: await this.#problemOf(link) });
    }
    return checks;
  }

  async #problemOf(link: RememberedLink): Promise<LinkedFileCheck["problem"]> {
    const file = await readFile(this.#parts, link.path, link.format);
    if (!file.ok) return file.error.kind === "config-file-refused" ? file.error.problem : "failed";
    const found = findEntry(file.value.entries, link);
    if (found === null) return "entry-missing";
    const held = found.value === null ? null : await this.#parts.fingerprint(found.value);
    const { connectionId, keyId } = link;
    const isOurs =
      held !== null &&
      this.#parts.history.recordOfKey({ connectionId, keyId, fingerprint: held }) !== null;
    return isOurs ? this.#parts.disk.whyNotWritable(link.path) : "holds-another";
  }

  async #update(
    link: RememberedLink,
    secretFor: SecretFor,
    isStillAsked: IsStillAsked,
  ): Promise<Result<RememberedLink, AppError>> {
    const secret = await secretFor(link);
    if (!secret.ok) return secret;
    return updateFile(this.#parts, link, secret.value, isStillAsked);
  }

  async #secretsFor({ refreshId }: UpdateLinkedFilesRequest): Promise<Result<SecretFor, AppError>> {
    if (refreshId === undefined) return ok(this.#presentSecrets());
    const found = await this.#parts.newKeyOf(refreshId);
    if (!found.ok) return found;
    const { record, secret } = found.value;
    const { connection, oldKey, oldFingerprint, order, progress } = record;
    if (!("newKey" in progress)) return err({ kind: "refresh-not-found" });
    const { connectionId } = connection;
    const { keyId, created } = progress.newKey;
    const { history } = this.#parts;
    const fingerprint = await history.saw({ connectionId, keyId, secret, created });
    if (fingerprint === null) return err({ kind: "keychain-unavailable" });
    const isReplacement = order.way === "replaces";
    if (isReplacement && oldFingerprint !== null) history.replaced(oldFingerprint);
    const isOfKey = (link: RememberedLink) =>
      link.connectionId === connectionId &&
      (isReplacement
        ? [oldFingerprint, fingerprint].includes(link.fingerprint)
        : link.keyId === oldKey.keyId);
    return ok(async (link) =>
      isOfKey(link) ? ok({ keyId, secret, fingerprint }) : err({ kind: "link-not-found" }),
    );
  }

  /** As the platforms have them now. Which company key is to take another's place, nobody knows. */
  #presentSecrets(): SecretFor {
    const asked = new Map<string, Promise<Result<PresentSecret, AppError>>>();
    return async ({ connectionId, keyId }) => {
      if (keyId === null) return err({ kind: "not-supported" });
      const name = `${connectionId} ${keyId}`;
      const present = asked.get(name) ?? this.#readPresent(connectionId, keyId);
      asked.set(name, present);
      return present;
    };
  }

  async #readPresent(
    connectionId: ConnectionId,
    keyId: KeyId,
  ): Promise<Result<PresentSecret, AppError>> {
    const secret = await readSecret(this.#parts, "write-file", { connectionId, keyId });
    if (!secret.ok) return secret;
    const seen = { connectionId, keyId, secret: secret.value };
    const fingerprint = await this.#parts.history.saw(seen, { isTold: true });
    if (fingerprint === null) return err({ kind: "keychain-unavailable" });
    return ok({ keyId, secret: secret.value, fingerprint });
  }
}

function groupedByPath(links: readonly RememberedLink[]) {
  const paths = [...new Set(links.map(({ path }) => path))];
  return new Map(paths.map((path) => [path, links.filter((link) => link.path === path)]));
}

function resultOf(
  results: ReadonlyMap<RememberedLink["linkId"], AppError | null>,
  linkId: RememberedLink["linkId"],
  missing: AppError,
): AppError | null {
  const found = results.get(linkId);
  return found === undefined ? missing : found;
}
