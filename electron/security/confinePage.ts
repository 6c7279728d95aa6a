import type { Session } from "electron";
import { appOrigin } from "./appOrigin.ts";

/**
 * The page's session loads the app's own files and nothing else, whatever its policy says: main
 * talks to the platforms, in a session of its own.
 */
export function confinePage(session: Session): void {
  session.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !url.startsWith(`${appOrigin}/`) });
  });
  // SECURITY: WebRTC heeds neither the above nor a content security policy, but it does heed a
  // proxy, and nothing is there. Servers on this computer would be asked without one.
  const proxyRules = "socks5://127.0.0.1:9";
  void session.setProxy({ mode: "fixed_servers", proxyRules, proxyBypassRules: "<-loopback>" });
}
