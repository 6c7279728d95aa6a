import type { MenuItemConstructorOptions } from "electron";
import { describe, expect, it } from "vitest";
import { createMessages } from "../../electron/adapters/messages.ts";
import { applicationMenuTemplate } from "../../electron/windows/applicationMenuTemplate.ts";
import type { Locale } from "../../shared/appState.ts";

function menuIn(locale: Locale, platform: NodeJS.Platform = "linux") {
  const done: string[] = [];
  const dependencies = {
    text: createMessages(locale),
    send: (command: string) => void done.push(command),
    lock: () => void done.push("locked"),
  };
  const template = applicationMenuTemplate(dependencies, { platform });
  return { done, itemsOf: (menu: string) => itemsOf(template, menu) };
}

function itemsOf(
  template: readonly MenuItemConstructorOptions[],
  menu: string,
): readonly MenuItemConstructorOptions[] {
  const submenu = template.find(({ label }) => label === menu)?.submenu;
  if (!Array.isArray(submenu)) throw new Error(`no menu ${menu}`);
  return submenu;
}

function item(
  items: readonly MenuItemConstructorOptions[],
  label: string,
): MenuItemConstructorOptions {
  const found = items.find((one) => one.label === label);
  if (found === undefined) throw new Error(`no item ${label}`);
  return found;
}

/** As Electron does when it is chosen; these items ask nothing of what it hands over. */
function choose({ click }: MenuItemConstructorOptions): void {
  if (click === undefined) throw new Error("nothing happens");
  Reflect.apply(click, null, []);
}

describe("the application menu", () => {
  it.each([
    ["en", "File", "Lock"],
    ["sv", "Arkiv", "Lås"],
  ] as const)("locks with Ctrl+L, in %s", (locale, file, label) => {
    const { done, itemsOf } = menuIn(locale);
    const found = item(itemsOf(file), label);
    expect(found.accelerator).toBe("CmdOrCtrl+L");
    choose(found);
    expect(done).toEqual(["locked"]);
  });

  it.each([
    ["en", "View", "Activity"],
    ["sv", "Visa", "Aktivitet"],
  ] as const)("leads to the activity log, in %s", (locale, view, label) => {
    const { done, itemsOf } = menuIn(locale);
    choose(item(itemsOf(view), label));
    expect(done).toEqual(["open-activity"]);
  });

  it.each([
    ["en", "View", "Files"],
    ["sv", "Visa", "Filer"],
  ] as const)("leads to the linked files, in %s", (locale, view, label) => {
    const { done, itemsOf } = menuIn(locale);
    choose(item(itemsOf(view), label));
    expect(done).toEqual(["open-files"]);
  });

  it.each(["linux", "win32", "darwin"] as const)("gives no key to two items, on %s", (platform) => {
    const { itemsOf } = menuIn("en", platform);
    const items = ["File", "Edit", "View", "Window"].flatMap(itemsOf);
    const keys = items.flatMap(({ accelerator }) => (accelerator === undefined ? [] : accelerator));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
