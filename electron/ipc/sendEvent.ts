import type { WebContents } from "electron";
import { eventChannels } from "../../shared/channels.ts";
import type { KeyrackEvents } from "../../shared/contract.ts";

/** Tells the page that something changed; silently nothing when there is no page any more. */
export function sendEvent<Event extends keyof KeyrackEvents>(
  page: WebContents | null,
  event: Event,
  payload: KeyrackEvents[Event],
): void {
  if (page === null || page.isDestroyed()) return;
  page.send(eventChannels[event], payload);
}
