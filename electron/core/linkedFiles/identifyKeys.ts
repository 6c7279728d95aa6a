import type { AppError } from "../../../shared/appError.ts";
import type { IdentifyFileRequest } from "../../../shared/contract.ts";
import type { KeyIdentification } from "../../../shared/linkedFile.ts";
import { err, ok, type Result } from "../../../shared/result.ts";
import type { Clipboard } from "../ports.ts";
import { Secret } from "../secret.ts";
import type { AskForPath } from "./askForPath.ts";
import type { FileSearch } from "./fileSearch.ts";
import { keyEndingsOf } from "./keyEndings.ts";
import type { KeyFinder, NotAsked } from "./linkedFilePorts.ts";
import { tokensOfText } from "./tokensOfText.ts";

interface IdentifyKeysDependencies {
  readonly clipboard: Pick<Clipboard, "readText">;
  readonly keyFinder: KeyFinder;
  readonly search: FileSearch;
  readonly askForFile: AskForPath;
}

interface Seen {
  readonly line: number | null;
  readonly fingerprint: string;
}

/** Of a longer text the beginning is looked at. */
const mostCharacters = 1_000_000;
const mostKeys = 100;

/** Which keys a text or a file holds, current and former: named, never shown. */
export class IdentifyKeys {
  readonly #parts: IdentifyKeysDependencies;

  constructor(dependencies: IdentifyKeysDependencies) {
    this.#parts = dependencies;
  }

  /** SECURITY: what is on the clipboard is not the page's business, nor kept. */
  async clipboard(): Promise<Result<KeyIdentification, AppError>> {
    const text = await this.#parts.clipboard.readText("clipboard").catch(() => null);
    if (text === null) return err({ kind: "clipboard-failed" });
    if (text.trim() === "") return ok({ state: "empty" });
    const seen = await this.#fingerprintsIn(text);
    if (seen === null) return err({ kind: "keychain-unavailable" });
    return ok(this.#looked(seen, await this.#parts.keyFinder.learnPresentKeys()));
  }

  async file({ path }: IdentifyFileRequest): Promise<Result<KeyIdentification, AppError>> {
    const asked = path === null ? await this.#parts.askForFile() : ok(path);
    if (!asked.ok) return asked;
    if (asked.value === null) return ok({ state: "cancelled" });
    if (isRemote(asked.value)) return err({ kind: "config-file-refused", problem: "not-readable" });
    const { keyFinder, search } = this.#parts;
    const canFingerprint = (await keyFinder.fingerprintOf(new Secret(""))) !== null;
    if (!canFingerprint) return err({ kind: "keychain-unavailable" });
    const notAsked = await keyFinder.learnPresentKeys();
    const searched = await search.searchFile({
      path: asked.value,
      fingerprints: keyFinder.fingerprints(),
      endings: keyEndingsOf(keyFinder),
    });
    if (!searched.ok) return err({ kind: "config-file-refused", problem: searched.error });
    return ok(this.#looked(searched.value, notAsked));
  }

  /** null when none can be made. */
  async #fingerprintsIn(text: string): Promise<readonly Seen[] | null> {
    const seen: Seen[] = [];
    for (const token of tokensOfText(text.slice(0, mostCharacters))) {
      const fingerprint = await this.#parts.keyFinder.fingerprintOf(new Secret(token.text));
      if (fingerprint === null) return null;
      seen.push({ line: token.line, fingerprint });
    }
    return seen;
  }

  #looked(seen: readonly Seen[], notAsked: readonly NotAsked[]): KeyIdentification {
    const once = new Map(seen.map((one) => [`${one.line} ${one.fingerprint}`, one]));
    const found = [...once.values()].flatMap(({ line, fingerprint }) => {
      const key = this.#parts.keyFinder.find(fingerprint);
      return key === null ? [] : [{ line, key }];
    });
    return { state: "looked", found: found.slice(0, mostKeys), notAsked };
  }
}

/**
 * `\\server\share`, which Windows would sign in to. SECURITY: the page names the path, and must not
 * choose who is shown the user's Windows password.
 */
function isRemote(path: string): boolean {
  return /^[\\/]{2}/.test(path);
}
