import { createHash } from "node:crypto";
import type { Locale } from "../../../shared/appState.ts";
import { createMessages } from "../messages.ts";

/** The words of the page that the browser shows when the person comes back. */
export interface ReturnPageTexts {
  readonly locale: Locale;
  readonly appName: string;
  readonly signedIn: { readonly title: string; readonly text: string };
  readonly notSignedIn: { readonly title: string; readonly text: string };
}

export function returnPageTexts(locale: Locale): ReturnPageTexts {
  const text = createMessages(locale);
  return {
    locale,
    appName: text("app.name"),
    signedIn: { title: text("returnPage.signedIn"), text: text("returnPage.signedIn.text") },
    notSignedIn: {
      title: text("returnPage.notSignedIn"),
      text: text("returnPage.notSignedIn.text"),
    },
  };
}

const style = `
:root { color-scheme: light dark; }
body {
  display: grid;
  place-content: center;
  min-height: 100vh;
  margin: 0;
  padding: 24px;
  box-sizing: border-box;
  font: 16px/1.5 system-ui, sans-serif;
  text-align: center;
}
p { margin: 0; }
p.app { font-size: 14px; opacity: 0.7; }
h1 { margin: 8px 0; font-size: 24px; line-height: 1.3; }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** The page tells nobody of its own address, which holds the code; it loads and runs nothing. */
export const returnPageHeaders: Readonly<Record<string, string>> = {
  "content-type": "text/html; charset=utf-8",
  "content-security-policy": [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  connection: "close",
};

/** The page at the end of a sign-in in the browser, in the person's language. */
export function returnPage(texts: ReturnPageTexts, outcome: "signedIn" | "notSignedIn"): string {
  const { title, text } = texts[outcome];
  return `<!doctype html>
<html lang="${texts.locale}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(`${title} – ${texts.appName}`)}</title>
<style>${style}</style>
<main>
<p class="app">${escapeHtml(texts.appName)}</p>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(text)}</p>
</main>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
