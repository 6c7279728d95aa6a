import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useState } from "react";
import type { Instant } from "../../shared/apiKey.ts";
import type { AppError } from "../../shared/appError.ts";
import { err } from "../../shared/result.ts";
import { useKeyrack } from "../useKeyrack.ts";
import { forgetText } from "./forgetText.ts";
import { type KeyPlace, keyRequestOf } from "./keyRequestOf.ts";
import { useRevealTurns } from "./RevealTurns.tsx";
import { useAskUnrecorded } from "./UnrecordedQuestion.tsx";
import { useHideWhenAway } from "./useHideWhenAway.ts";

export interface RevealRequest extends KeyPlace {
  /** The element that the secret is written into; it has no other content. */
  readonly place: RefObject<HTMLElement | null>;
  /** Has to unmount the calling component: time is up, or the person looks elsewhere. */
  readonly onHide: () => void;
  readonly onFailed: (error: AppError) => void;
}

/**
 * Reveals one key in `place` for as long as the calling component is mounted.
 *
 * SECURITY: the secret goes from the answer straight into the text of `place` and lies nowhere
 * else: in no state, prop or closure, of which React keeps the last ones for a while. Mounting asks
 * for it and unmounting empties the text, so whoever unmounts the component (timer, blur, another
 * reveal, a new version of the row, another connection, the lock) has hidden it, and an answer that
 * comes later is dropped.
 *
 * @returns when the key is hidden by itself; null until it is there.
 */
export function useReveal(request: RevealRequest): Instant | null {
  const { connectionId, keyId, refreshId, place, onHide } = request;
  const keyrack = useKeyrack();
  const turns = useRevealTurns();
  const askUnrecorded = useAskUnrecorded();
  const [hidesAt, setHidesAt] = useState<Instant | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const hide = useEffectEvent(onHide);
  const fail = useEffectEvent(request.onFailed);

  useLayoutEffect(() => {
    const element = place.current;
    return () => {
      if (element !== null) forgetText(element);
    };
  }, [place]);

  useEffect(() => {
    let isWanted = true;
    let isShown = false;
    const endTurn = turns.take(() => hide());
    const allowCapture = () => void keyrack.hideKey().catch(() => undefined);

    const reveal = async ({ mayAsk }: { mayAsk: boolean }): Promise<void> => {
      const asked = keyRequestOf({ connectionId, keyId, refreshId });
      const answer = await keyrack.revealKey(asked).catch(defect);
      if (!isWanted) {
        // Main takes the key for shown; if another one is, its end will tell.
        if (answer.ok && turns.isFree) allowCapture();
      } else if (answer.ok) {
        if (place.current !== null) place.current.textContent = answer.value.secret;
        isShown = true;
        setHidesAt(answer.value.hidesAt);
      } else if (answer.error.kind === "activity-not-recorded" && mayAsk) {
        setIsAsking(true);
        const goesOn = await askUnrecorded();
        if (!isWanted) return;
        setIsAsking(false);
        if (goesOn) await reveal({ mayAsk: false });
        else hide();
      } else {
        fail(answer.error);
      }
    };
    void reveal({ mayAsk: true });

    return () => {
      isWanted = false;
      endTurn();
      if (isShown) allowCapture();
    };
  }, [keyrack, turns, askUnrecorded, connectionId, keyId, refreshId, place]);

  useEffect(() => {
    if (hidesAt === null) return;
    const timeout = setTimeout(onHide, Math.max(0, Date.parse(hidesAt) - Date.now()));
    return () => clearTimeout(timeout);
  }, [hidesAt, onHide]);

  // Whoever looks after the disk before they answer has nothing revealed yet.
  useHideWhenAway(isAsking ? null : onHide);

  return hidesAt;
}

function defect() {
  return err<AppError>({ kind: "internal" });
}
