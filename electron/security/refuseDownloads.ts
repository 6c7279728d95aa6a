import type { Session } from "electron";

/** Nothing is saved by way of a page: what is exported, main writes where a person says. */
export function refuseDownloads(session: Session): void {
  session.on("will-download", (event) => event.preventDefault());
}
