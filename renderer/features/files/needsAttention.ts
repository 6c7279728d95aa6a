import type { LinkedFile } from "../../../shared/linkedFile.ts";
import { linksNeed } from "../../linkedFiles/linksNeed.ts";

/** The file does not hold the key that it is to hold, as far as it was looked at. */
export function needsAttention(link: Pick<LinkedFile, "status">): boolean {
  return linksNeed([link]) !== null;
}
