import type { LinkStore, RememberedLinks } from "../../core/linkedFiles/linkedFilePorts.ts";
import type { AppLog, Clock } from "../../core/ports.ts";
import { CheckedFile } from "../checkedFile.ts";
import { rememberedLinksSchema } from "./rememberedLinksSchema.ts";

/** Links to files and the history of keys, in `FOLDER/linked-files.json`. */
export class LinkFile implements LinkStore {
  readonly #file: CheckedFile<RememberedLinks>;

  constructor(dependencies: { log: AppLog; clock: Clock }, { folder }: { folder: string }) {
    this.#file = new CheckedFile(dependencies, {
      folder,
      fileName: "linked-files.json",
      what: "links to files",
      schema: rememberedLinksSchema,
      empty: { links: [], keys: [] },
    });
  }

  read(): RememberedLinks {
    return this.#file.read();
  }

  write(links: RememberedLinks): void {
    this.#file.write(links);
  }
}
