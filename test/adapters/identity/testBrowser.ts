/** What a browser shows. */
export interface Page {
  readonly url: URL;
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

type Fields = Readonly<Record<string, string>>;

/** A browser without scripts: it follows redirects, keeps cookies and sends forms. */
export class TestBrowser {
  readonly #cookies = new Map<string, string>();

  open(address: string): Promise<Page> {
    return this.#load(new URL(address), { method: "GET" });
  }

  /** Fills in the one form of a page and sends it, with the hidden fields that it has. */
  submit({ url, html }: Page, fields: Fields): Promise<Page> {
    const form = /<form[^>]*\baction="([^"]*)"[^>]*>([\s\S]*?)<\/form>/.exec(html);
    if (form === null) throw new Error(`no form at ${url.origin}${url.pathname}`);
    const [, action = "", inner = ""] = form;
    const hidden = [...inner.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
    const body = new URLSearchParams([
      ...hidden.map(([, name = "", value = ""]) => [name, value]),
      ...Object.entries(fields),
    ]);
    const target = new URL(action.replaceAll("&amp;", "&"), url);
    return this.#load(target, { method: "POST", body, headers: { origin: url.origin } });
  }

  async #load(url: URL, init: RequestInit, redirects = 0): Promise<Page> {
    if (redirects > 10) throw new Error("too many redirects");
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...init.headers, ...(cookie === "" ? {} : { cookie }) };
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) this.#keepCookie(line);
    const location = response.headers.get("location");
    if (location === null) {
      return {
        url,
        status: response.status,
        headers: response.headers,
        html: await response.text(),
      };
    }
    await response.body?.cancel();
    return this.#load(new URL(location, url), { method: "GET" }, redirects + 1);
  }

  #keepCookie(line: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === "") this.#cookies.delete(name);
    else this.#cookies.set(name, value);
  }
}
