import {
  hashKey,
  type Query,
  type QueryKey,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { AppError } from "../../shared/appError.ts";
import { err, type Result } from "../../shared/result.ts";
import {
  type ListLoad,
  type LoadedList,
  mayAskAgain,
  nextListLoad,
  reloadAfterMs,
} from "./listLoad.ts";

interface PolledListOptions<List extends LoadedList> {
  /** What is asked for; another key is another list. */
  readonly queryKey: QueryKey;
  readonly ask: () => Promise<Result<List, AppError>>;
  /** How long a list is kept that no page shows. */
  readonly keptForMs: number;
  /**
   * Whether rows that did not change stay the same objects and are not drawn again. To compare
   * 100 000 rows takes longer than to draw those of them that are in sight.
   */
  readonly comparesRows: boolean;
}

export interface PolledList<List extends LoadedList> {
  /** undefined until the first answer. */
  readonly load: ListLoad<List> | undefined;
  /** True while an answer that a person has asked for is on its way. */
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

/**
 * A list, kept up to date while the window can be seen, and at once when it gets the focus; a
 * failure that time can't mend waits for `onReload`. The query itself never fails: a failure is a
 * value that carries the last list along, so rows are never lost.
 */
export function usePolledList<List extends LoadedList>(
  options: PolledListOptions<List>,
): PolledList<List> {
  const { queryKey, ask, keptForMs, comparesRows } = options;
  const queryClient = useQueryClient();
  const queryHash = hashKey(queryKey);
  /** Which list a person has asked for; it may be shown no more when its answer comes. */
  const [reloading, setReloading] = useState<string | null>(null);

  const query = useQuery<ListLoad<List>>({
    queryKey,
    queryFn: async () => {
      const answer = await ask().catch(() => err<AppError>({ kind: "internal" }));
      return nextListLoad(queryClient.getQueryData<ListLoad<List>>(queryKey), answer);
    },
    retry: false,
    networkMode: "always",
    gcTime: keptForMs,
    structuralSharing: comparesRows,
    refetchOnMount: askAgainIfAllowed,
    refetchOnWindowFocus: askAgainIfAllowed,
    refetchInterval: ({ state }) => reloadAfterMs(state.data) ?? false,
  });

  const { refetch } = query;
  const onReload = useCallback(async () => {
    setReloading(queryHash);
    await refetch();
    setReloading((current) => (current === queryHash ? null : current));
  }, [refetch, queryHash]);

  return { load: query.data, isReloading: reloading === queryHash, onReload };
}

function askAgainIfAllowed<List extends LoadedList>({
  state,
}: Query<ListLoad<List>>): "always" | false {
  const times = { answeredAtMs: state.dataUpdatedAt, nowMs: Date.now() };
  return state.isInvalidated || mayAskAgain(state.data, times) ? "always" : false;
}
