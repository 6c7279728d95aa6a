import type { ConnectionId } from "../../../shared/connection.ts";
import type { KeyRecord, LinkStore, RememberedLink } from "./linkedFilePorts.ts";

/** Links and the history of keys, which one file holds; each part is changed by itself. */
export class LinkMemory {
  readonly #store: LinkStore;

  constructor(dependencies: { store: LinkStore }) {
    this.#store = dependencies.store;
  }

  get links(): readonly RememberedLink[] {
    return this.#store.read().links;
  }

  get keys(): readonly KeyRecord[] {
    return this.#store.read().keys;
  }

  setLinks(links: readonly RememberedLink[]): void {
    this.#store.write({ links, keys: this.keys });
  }

  setKeys(keys: readonly KeyRecord[]): void {
    this.#store.write({ links: this.links, keys });
  }

  /** With a connection goes all that was remembered of its keys. */
  forgetConnection(connectionId: ConnectionId): void {
    const isOther = (known: { readonly connectionId: ConnectionId }) =>
      known.connectionId !== connectionId;
    const { links, keys } = this.#store.read();
    if (links.every(isOther) && keys.every(isOther)) return;
    this.#store.write({ links: links.filter(isOther), keys: keys.filter(isOther) });
  }
}
