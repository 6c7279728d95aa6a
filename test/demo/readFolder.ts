import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Every file of a folder, as one text. */
export async function readFolder(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true });
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return texts.join("\n");
}
