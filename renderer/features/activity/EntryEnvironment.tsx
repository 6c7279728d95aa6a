import type { ActivityEntry } from "../../../shared/activity.ts";
import { EnvironmentBadge } from "../../ui/EnvironmentBadge.tsx";

/** LIVE, SANDBOX or DEMO, as the connection was at the time; nothing where there was none. */
export function EntryEnvironment({ environment }: Pick<ActivityEntry, "environment">) {
  if (environment === null) return null;
  const isDemo = environment === "demo";
  const connection = { environment: isDemo ? "sandbox" : environment, isDemo } as const;
  return <EnvironmentBadge connection={connection} look="tag" />;
}
