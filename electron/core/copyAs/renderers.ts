import type { CopyFormat } from "../../../shared/copyFormat.ts";
import { renderAppsettings } from "./renderAppsettings.ts";
import { renderBodyField } from "./renderBodyField.ts";
import type { RenderCopy } from "./renderCopy.ts";
import { renderCurl } from "./renderCurl.ts";
import { renderDotenv } from "./renderDotenv.ts";
import { renderHttpHeader } from "./renderHttpHeader.ts";
import { renderIni } from "./renderIni.ts";
import { renderJson } from "./renderJson.ts";
import { renderMcp } from "./renderMcp.ts";
import { renderPowershell } from "./renderPowershell.ts";
import { renderProperties } from "./renderProperties.ts";
import { renderShell } from "./renderShell.ts";
import { renderYaml } from "./renderYaml.ts";

/** How each format but the plain key is written. */
export const renderers: Readonly<Record<Exclude<CopyFormat, "plain">, RenderCopy>> = {
  dotenv: renderDotenv,
  shell: renderShell,
  powershell: renderPowershell,
  json: renderJson,
  yaml: renderYaml,
  properties: renderProperties,
  ini: renderIni,
  appsettings: renderAppsettings,
  "http-header": renderHttpHeader,
  curl: renderCurl,
  "body-field": renderBodyField,
  mcp: renderMcp,
};
