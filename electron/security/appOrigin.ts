export const appScheme = "app";

/** The origin of every page of ours; nothing else is ever loaded into a window. */
export const appOrigin = `${appScheme}://keyrack`;

export const startPage = `${appOrigin}/index.html`;
