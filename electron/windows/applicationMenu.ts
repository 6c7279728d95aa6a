import { Menu } from "electron";
import { applicationMenuTemplate, type MenuDependencies } from "./applicationMenuTemplate.ts";

export function setApplicationMenu(
  dependencies: MenuDependencies,
  system: { readonly platform: NodeJS.Platform },
): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(applicationMenuTemplate(dependencies, system)));
}
