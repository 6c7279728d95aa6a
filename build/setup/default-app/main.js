/*
 * What `electron FOLDER` runs in a runtime that was made here: it reads the folder's package.json
 * and starts its main file, as Electron's own default app does.
 *
 * It has to be an ES module with a top-level await: a floating import() would let `ready` fire
 * first, and whatever has to happen before `ready` (registering the app's scheme) then throws.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { app } from "electron";

const folderArgument = process.argv.slice(1).find((argument) => !argument.startsWith("-"));
if (folderArgument === undefined) {
  process.stderr.write("Name the folder of the app to start.\n");
  app.exit(1);
} else {
  const folder = path.resolve(folderArgument);
  const manifest = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));

  Object.defineProperty(process, "defaultApp", { value: true, enumerable: true });
  app.setVersion(manifest.version);
  app.setName(manifest.productName ?? manifest.name);
  app.setDesktopName(manifest.desktopName ?? `${app.getName()}.desktop`);
  app.setAppPath(folder);
  await import(pathToFileURL(path.join(folder, manifest.main)).href);
}
