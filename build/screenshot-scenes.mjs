/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {(page: Page, language: "en" | "sv") => Promise<void>} Scene brings the page into the
 *   state to be shown; it starts out loaded, and is loaded anew for each scene
 */

/**
 * What pictures are taken of, by the name in their files' names.
 *
 * @type {Readonly<Record<string, Scene>>}
 */
export const scenes = {
  keys: async () => {},
};
