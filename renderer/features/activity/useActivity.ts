import { useEffect, useState, useSyncExternalStore } from "react";
import type { ActivityFilter } from "../../../shared/activity.ts";
import { isDialogOpen } from "../../ui/isDialogOpen.ts";
import { useKeyrack } from "../../useKeyrack.ts";
import { type ActivityLoad, ActivityReader } from "./activityReader.ts";

type Activity = ActivityLoad & Pick<ActivityReader, "look" | "lookAgain" | "reload">;

/**
 * The activity log under a filter, asked anew whenever the window gets the focus and when the menu
 * says so.
 *
 * SECURITY: it lives in the state of the page and in no cache, so it goes with the page on lock.
 */
export function useActivity(filter: ActivityFilter): Activity {
  const keyrack = useKeyrack();
  const [reader] = useState(() => new ActivityReader((request) => keyrack.listActivity(request)));
  const load = useSyncExternalStore(reader.subscribe, reader.read);
  useEffect(() => reader.seek(filter), [reader, filter]);
  useEffect(() => {
    window.addEventListener("focus", reader.lookAgain);
    return () => window.removeEventListener("focus", reader.lookAgain);
  }, [reader]);
  useEffect(
    () =>
      keyrack.onMenuCommand((command) => {
        if (command === "reload-keys" && !isDialogOpen()) reader.reload();
      }),
    [keyrack, reader],
  );
  const { look, lookAgain, reload } = reader;
  return { ...load, look, lookAgain, reload };
}
