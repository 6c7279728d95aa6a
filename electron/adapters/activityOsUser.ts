import { userInfo } from "node:os";

interface OsUserSources {
  /** Throws for a user that the system has no name for. */
  readonly nameOfUser: () => string;
  readonly environment: Readonly<Partial<Record<"USER" | "USERNAME", string | undefined>>>;
  /** undefined on Windows. */
  readonly userId: number | undefined;
}

/**
 * Who is logged in to the computer. In a container, or with a directory service that is away, the
 * system may have no name for them: then what the session calls them, or their number.
 */
export function activityOsUser(
  { nameOfUser, environment, userId }: OsUserSources = {
    nameOfUser: () => userInfo().username,
    environment: process.env,
    userId: process.getuid?.(),
  },
): string {
  try {
    return nameOfUser();
  } catch {
    return environment.USER || environment.USERNAME || String(userId ?? "unknown");
  }
}
