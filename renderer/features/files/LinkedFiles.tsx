import { useDeferredValue, useMemo, useRef, useState } from "react";
import type { Connection } from "../../../shared/connection.ts";
import type { LinkedFile } from "../../../shared/linkedFile.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { useFileCalls } from "../../linkedFiles/useFileCalls.ts";
import { useFileUpdates } from "../../linkedFiles/useFileUpdates.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Notice } from "../../ui/Notice.tsx";
import { useFocusHeld } from "../../ui/useFocusHeld.ts";
import { isUpdatable } from "./isUpdatable.ts";
import styles from "./LinkedFiles.module.css";
import { LinkedFilesTable } from "./LinkedFilesTable.tsx";
import { LinkedFilesToolbar } from "./LinkedFilesToolbar.tsx";
import { filterLinks, groupLinks } from "./linkGroups.ts";
import { moveBetweenFiles } from "./moveBetweenFiles.ts";
import { needsAttention } from "./needsAttention.ts";
import { UpdateOutcomeNote } from "./UpdateOutcomeNote.tsx";

/** So many rows are drawn before somebody asks for all; a filter leads to the others at once. */
const mostAtFirst = 200;

interface LinkedFilesProps {
  readonly links: readonly LinkedFile[];
  readonly connections: readonly Connection[];
}

/** All linked files by their connections, to be checked, updated and let go of. */
export function LinkedFiles({ links, connections }: LinkedFilesProps) {
  const { text } = useLanguage();
  const calls = useFileCalls();
  const updates = useFileUpdates(null);
  const [words, setWords] = useState("");
  const [attentionOnly, setAttentionOnly] = useState(false);
  const [showsAll, setShowsAll] = useState(false);
  const place = useRef<HTMLElement>(null);
  const held = useFocusHeld(place, () => place.current?.focus());
  // The field shows a key stroke at once; the rows follow as soon as they can.
  const sought = useDeferredValue(words);
  const matching = useMemo(() => {
    const wanted = attentionOnly ? links.filter(needsAttention) : links;
    return filterLinks(wanted, sought, text);
  }, [links, attentionOnly, sought, text]);
  const shown = showsAll ? matching : matching.slice(0, mostAtFirst);
  const groups = useMemo(() => groupLinks(shown), [shown]);
  const showEvery = () => {
    setWords("");
    setAttentionOnly(false);
  };

  if (links.length === 0) {
    return <Notice title={text("files.none.title")} text={text("files.none.text")} />;
  }
  return (
    <section
      ref={place}
      tabIndex={-1}
      className={classNames(styles, "files")}
      aria-label={text("files.linked")}
      onKeyDown={moveBetweenFiles}
      {...held}
    >
      <LinkedFilesToolbar
        all={links}
        shown={matching.length}
        words={words}
        onSeek={setWords}
        attentionOnly={attentionOnly}
        onAttentionOnly={setAttentionOnly}
        updatable={links.filter(isUpdatable)}
        updates={updates}
        onCheckAll={() => calls.check(null)}
      />
      <UpdateOutcomeNote outcome={updates.outcome} />
      {matching.length === 0 && (
        <Notice
          title={text("files.noMatch.title")}
          text={text("files.noMatch.text", { files: links.length })}
        >
          <Button onPress={showEvery}>{text("files.showEvery")}</Button>
        </Notice>
      )}
      {groups.map((group) => (
        <LinkedFilesTable
          key={group.connectionId}
          group={group}
          connection={
            connections.find((known) => known.connectionId === group.connectionId) ?? null
          }
          calls={calls}
          updates={updates}
        />
      ))}
      {shown.length < matching.length && (
        <Button onPress={() => setShowsAll(true)}>
          {text("files.showRest", { count: matching.length - shown.length })}
        </Button>
      )}
    </section>
  );
}
