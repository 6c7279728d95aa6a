import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { encodingsOf } from "./encodingsOf.ts";

export interface Finding {
  /** From the folder that was searched. */
  readonly file: string;
  /** How the text was written there. */
  readonly encoding: string;
  /** The text's place in the list that was searched for; never the text itself. */
  readonly textIndex: number;
}

/** Searches the contents and the names of all files below a folder for texts in any disguise. */
export async function scanFolder(
  folder: string,
  texts: readonly string[],
): Promise<readonly Finding[]> {
  const disguises = texts.flatMap((text, textIndex) =>
    encodingsOf(text).map((disguise) => ({ ...disguise, textIndex })),
  );
  const findings: Finding[] = [];
  for (const file of await filesBelow(folder)) {
    const content = await readFile(path.join(folder, file));
    const name = Buffer.from(file);
    for (const { encoding, bytes, textIndex } of disguises) {
      if (content.includes(bytes) || name.includes(bytes)) {
        findings.push({ file, encoding, textIndex });
      }
    }
  }
  return findings;
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
}
