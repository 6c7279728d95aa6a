import type { Answer } from "../../answer.ts";

/** What the login page shows. */
export interface LoginPage {
  /** Where the form is posted to, a path with its query. */
  readonly action: string;
  readonly email: string;
  /** What went wrong before; null on the first sight. */
  readonly message: string | null;
}

/** The login page: a form, no script, nothing from elsewhere. */
export function loginPage({ action, email, message }: LoginPage): Answer {
  const alert = message === null ? "" : `<p role="alert">${escapeHtml(message)}</p>`;
  const fields = [
    `<label>E-mail <input name="username" type="email" autocomplete="username" required
value="${escapeHtml(email)}"></label>`,
    `<label>Password <input name="password" type="password" autocomplete="current-password"
required></label>`,
    '<button type="submit">Sign in</button>',
  ];
  const form = fields.map((field) => `<p>${field}</p>`).join("\n");
  const title = "Sign in to BokaMera (demo)";
  return page(
    200,
    title,
    `${alert}<form method="post" action="${escapeHtml(action)}">${form}</form>`,
  );
}

/** A page with one sentence. */
export function messagePage(status: number, message: string): Answer {
  return page(status, "BokaMera (demo)", `<p role="alert">${escapeHtml(message)}</p>`);
}

function page(status: number, title: string, content: string): Answer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      // SECURITY: no form-action, since it would forbid the redirect to the program that waits.
      "content-security-policy": "default-src 'none'; base-uri 'none'; frame-ancestors 'none'",
      // "no-referrer" would make the form's Origin "null", which is refused.
      "referrer-policy": "same-origin",
    },
    body: `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<h1>${title}</h1>
${content}
</html>
`,
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
