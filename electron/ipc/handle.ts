import { ipcMain } from "electron";
import type { AppLog } from "../core/ports.ts";
import { answerCall, type Call } from "./answerCall.ts";

/** Opens one channel to the page. The only way in which main answers the renderer. */
export function handle<Request, Value>(
  dependencies: { log: AppLog },
  call: Call<Request, Value>,
): void {
  ipcMain.handle(call.channel, (event, ...payload: unknown[]) =>
    answerCall(dependencies, call, { frame: event.senderFrame, payload }),
  );
}
