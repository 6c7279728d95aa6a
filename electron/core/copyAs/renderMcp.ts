import type { RenderCopy } from "./renderCopy.ts";
import { isHeaderValue } from "./renderHttpHeader.ts";

/**
 * An entry of an MCP client's list of servers, as Claude and Cursor have it in `.mcp.json` and
 * `mcp.json`. VS Code calls the list "servers", with the same entries.
 */
export const renderMcp: RenderCopy = (keys, { use, platformId }) => {
  const { header } = use;
  if (header === null || !keys.every(({ value }) => isTaken(value))) return null;
  const servers = keys.map(({ value }, at) => [
    at === 0 ? platformId : `${platformId}-${at + 1}`,
    { type: "http", url: "https://YOUR-MCP-SERVER", headers: { [header]: value } },
  ]);
  return JSON.stringify({ mcpServers: Object.fromEntries(servers) }, null, 2);
};

/** Clients put variables in the place of `${…}`. */
function isTaken(value: string): boolean {
  return isHeaderValue(value) && !value.includes("${");
}
