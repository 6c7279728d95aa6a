/** What the rule looks at. Every `URL` has these; core itself knows no `URL`. */
interface UrlParts {
  /** `"https:"` */
  readonly protocol: string;
  readonly hostname: string;
  readonly username: string;
  readonly password: string;
}

/** https anywhere, http on this computer only; never with a name or password in it. */
export function isSafeUrl({ protocol, hostname, username, password }: UrlParts): boolean {
  if (username !== "" || password !== "") return false;
  if (protocol === "https:") return true;
  return protocol === "http:" && loopbackHosts.has(hostname);
}

const loopbackHosts: ReadonlySet<string> = new Set(["127.0.0.1", "[::1]", "localhost"]);
