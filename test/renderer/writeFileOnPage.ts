import { screen, within } from "@testing-library/react";
import type { AppState } from "../../shared/appState.ts";
import type { ConfigFile } from "../../shared/linkedFile.ts";
import { fakeConfigFile } from "../fakes/fakeFiles.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";
import { button, type Person, pass, renderApp } from "./renderApp.tsx";

export const filesTitle = "Files of ARI Post key";

/** A choice is looked up once it has stood for a moment. */
export const settledMs = 300;

export function filesDialog(): HTMLElement {
  return screen.getByRole("alertdialog", { name: filesTitle });
}

export function writeDialog(): HTMLElement {
  return screen.getByRole("alertdialog", { name: "Write ARI Post key to a file" });
}

export function radio(name: string): HTMLInputElement {
  const found = within(writeDialog()).getByRole("radio", { name });
  if (!(found instanceof HTMLInputElement)) throw new Error("no radio");
  return found;
}

export function nameField(): HTMLInputElement {
  const found = within(writeDialog()).getByLabelText("Name of the new entry");
  if (!(found instanceof HTMLInputElement)) throw new Error("no field");
  return found;
}

interface Chosen {
  readonly keyrack: FakeKeyrack;
  readonly user: Person;
}

interface Setting {
  readonly file?: ConfigFile;
  readonly app?: Partial<AppState>;
  readonly arrange?: (keyrack: FakeKeyrack) => void;
}

/** The dialog of the ARI Post key once a file was chosen in it and looked at. */
export async function chooseFile(setting: Setting = {}): Promise<Chosen> {
  const { file = fakeConfigFile(), app, arrange } = setting;
  const keyrack = new FakeKeyrack(app);
  keyrack.chosenFile = file;
  arrange?.(keyrack);
  const { user } = await renderApp(keyrack);
  await user.click(button(filesTitle));
  await user.click(button("Write to a config file…"));
  await pass(0);
  return { keyrack, user };
}
