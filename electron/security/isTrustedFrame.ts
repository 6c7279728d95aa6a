import { appOrigin } from "./appOrigin.ts";

/** The part of Electron's `WebFrameMain` that tells who is asking. */
export interface AskingFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** Whether a frame is the top frame of one of our own pages; nobody else may ask main anything. */
export function isTrustedFrame(frame: AskingFrame | null): boolean {
  if (frame === null || frame.parent !== null) return false;
  const url = URL.parse(frame.url);
  return url !== null && `${url.protocol}//${url.host}` === appOrigin;
}
