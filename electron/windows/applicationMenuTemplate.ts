import type { MenuItemConstructorOptions } from "electron";
import type { MenuCommand } from "../../shared/contract.ts";

/** The ids of the texts that menus show; `messages/` has them in every language. */
type MenuText = (
  id:
    | "menu.file"
    | "menu.edit"
    | "menu.view"
    | "menu.window"
    | "menu.reloadKeys"
    | "menu.addConnection"
    | "menu.settings"
    | "menu.lock"
    | "menu.files"
    | "menu.activity"
    | "menu.quit"
    | "menu.undo"
    | "menu.redo"
    | "menu.cut"
    | "menu.copy"
    | "menu.paste"
    | "menu.selectAll"
    | "menu.zoomIn"
    | "menu.zoomOut"
    | "menu.resetZoom"
    | "menu.toggleFullScreen"
    | "menu.minimize"
    | "menu.close",
) => string;

export interface MenuDependencies {
  readonly text: MenuText;
  readonly send: (command: MenuCommand) => void;
  readonly lock: () => void;
}

/**
 * The application menu, in the language of the page. It has no page reload and no developer tools:
 * the first would drop what the user is doing, the second has no use here.
 */
export function applicationMenuTemplate(
  { text, send, lock }: MenuDependencies,
  { platform }: { readonly platform: NodeJS.Platform },
): MenuItemConstructorOptions[] {
  const isMac = platform === "darwin";
  const appMenu: MenuItemConstructorOptions[] = isMac ? [{ role: "appMenu" }] : [];
  return [
    ...appMenu,
    {
      label: text("menu.file"),
      submenu: [
        { label: text("menu.addConnection"), click: () => send("add-connection") },
        {
          label: text("menu.settings"),
          accelerator: "CmdOrCtrl+,",
          click: () => send("open-settings"),
        },
        { type: "separator" },
        { label: text("menu.lock"), accelerator: "CmdOrCtrl+L", click: lock },
        { type: "separator" },
        isMac
          ? { role: "close", label: text("menu.close") }
          : { role: "quit", label: text("menu.quit"), accelerator: "Ctrl+Q" },
      ],
    },
    {
      label: text("menu.edit"),
      submenu: [
        { role: "undo", label: text("menu.undo") },
        { role: "redo", label: text("menu.redo") },
        { type: "separator" },
        { role: "cut", label: text("menu.cut") },
        { role: "copy", label: text("menu.copy") },
        { role: "paste", label: text("menu.paste") },
        { role: "selectAll", label: text("menu.selectAll") },
      ],
    },
    {
      label: text("menu.view"),
      submenu: [
        {
          label: text("menu.reloadKeys"),
          accelerator: "CmdOrCtrl+R",
          click: () => send("reload-keys"),
        },
        {
          label: text("menu.reloadKeys"),
          accelerator: "F5",
          visible: false,
          click: () => send("reload-keys"),
        },
        { label: text("menu.files"), click: () => send("open-files") },
        { label: text("menu.activity"), click: () => send("open-activity") },
        { type: "separator" },
        { role: "zoomIn", label: text("menu.zoomIn") },
        { role: "zoomOut", label: text("menu.zoomOut") },
        { role: "resetZoom", label: text("menu.resetZoom") },
        { role: "togglefullscreen", label: text("menu.toggleFullScreen") },
      ],
    },
    {
      label: text("menu.window"),
      submenu: [
        { role: "minimize", label: text("menu.minimize") },
        { role: "close", label: text("menu.close") },
      ],
    },
  ];
}
