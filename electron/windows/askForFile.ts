import { type BrowserWindow, dialog } from "electron";

const filters = {
  csv: { name: "CSV", extensions: ["csv"] },
  json: { name: "JSON", extensions: ["json"] },
};

/** The system's dialog for where to save; an absolute path, or null when it was cancelled. */
export async function askForFile(
  window: BrowserWindow | null,
  { fileName, format }: { readonly fileName: string; readonly format: keyof typeof filters },
): Promise<string | null> {
  const options = { defaultPath: fileName, filters: [filters[format]] };
  const { canceled, filePath } =
    window === null
      ? await dialog.showSaveDialog(options)
      : await dialog.showSaveDialog(window, options);
  return canceled || filePath === "" ? null : filePath;
}
