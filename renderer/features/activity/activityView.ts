import type { ActivityAction, ActivityFilter } from "../../../shared/activity.ts";
import { activityActions } from "../../../shared/activity.ts";

export const activityKinds = ["used", "changed", "sign-ins", "protection"] as const;

export type ActivityKind = (typeof activityKinds)[number];

/** How a person looks at the log. */
export interface ActivityView {
  /** Words that an entry has to have, all of them. */
  readonly words: string;
  /** Kinds of which an entry has to be one; all entries when there are none. */
  readonly kinds: readonly ActivityKind[];
  readonly failedOnly: boolean;
}

export const wholeLog: ActivityView = { words: "", kinds: [], failedOnly: false };

const kindOfAction: Readonly<Record<ActivityAction, ActivityKind>> = {
  reveal: "used",
  copy: "used",
  export: "used",
  "write-file": "used",
  "undo-write": "used",
  compare: "used",
  "refresh-started": "changed",
  refresh: "changed",
  "replace-started": "changed",
  replace: "changed",
  verify: "used",
  connect: "sign-ins",
  "sign-in": "sign-ins",
  "sign-out": "sign-ins",
  "remove-connection": "sign-ins",
  "log-started": "protection",
  lock: "protection",
  unlock: "protection",
  "step-up": "protection",
  "passphrase-set": "protection",
  "passphrase-removed": "protection",
  "protection-weakened": "protection",
  "protection-strengthened": "protection",
  "unrecorded-accepted": "protection",
  "failures-left-out": "protection",
};

/** The view as main understands it. */
export function filterOf({ words, kinds, failedOnly }: ActivityView): ActivityFilter {
  const isOfKind = (action: ActivityAction) => kinds.includes(kindOfAction[action]);
  return {
    text: words.trim(),
    actions: kinds.length === 0 ? null : activityActions.filter(isOfKind),
    failedOnly,
  };
}
