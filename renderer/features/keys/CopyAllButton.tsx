import { useRef, useState } from "react";
import type { ApiKeyRow } from "../../../shared/apiKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { CopyAllPopover } from "./CopyAllPopover.tsx";

export interface CopyAllProps {
  readonly connection: Connection;
  /** "ARI keys" */
  readonly title: string;
  /** All of the group, in the platform's order. */
  readonly rows: readonly ApiKeyRow[];
}

/** Leads to the choice of what of a group is copied, and as what. */
export function CopyAllButton(props: CopyAllProps) {
  const { text } = useLanguage();
  const place = useRef<HTMLSpanElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <span ref={place}>
      <Button
        tone="quiet"
        label={text("copyAs.all.label", { keys: props.title })}
        onPress={() => setIsOpen(true)}
      >
        {text("copyAs.all")}
      </Button>
      {isOpen && place.current !== null && (
        <CopyAllPopover {...props} anchor={place.current} onClose={() => setIsOpen(false)} />
      )}
    </span>
  );
}
