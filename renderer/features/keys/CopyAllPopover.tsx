import { useId, useMemo, useState } from "react";
import type { CopyFormat } from "../../../shared/copyFormat.ts";
import { startingSentence } from "../../language/keyNames.ts";
import { type Text, useLanguage } from "../../language/useLanguage.ts";
import { CopyPreview } from "../../secret/CopyPreview.tsx";
import { useCopySeveral } from "../../secret/useCopySeveral.ts";
import { Button } from "../../ui/Button.tsx";
import { classNames } from "../../ui/classNames.ts";
import { Popover } from "../../ui/Popover.tsx";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { Select } from "../../ui/Select.tsx";
import type { CopyAllProps } from "./CopyAllButton.tsx";
import styles from "./CopyAllPopover.module.css";
import { dayBefore, formatsForSeveral, madeSince } from "./copyAllKeys.ts";

interface CopyAllPopoverProps extends CopyAllProps {
  readonly anchor: Element;
  readonly onClose: () => void;
}

/** Which keys of a group, in which format, and what that would be; copied by its one button. */
export function CopyAllPopover(props: CopyAllPopoverProps) {
  const { connection, title, rows, anchor, onClose } = props;
  const { connectionId } = connection;
  const { text } = useLanguage();
  const formatId = useId();
  const copySeveral = useCopySeveral();
  const [which, setWhich] = useState<"every" | "recent">("every");
  const [since, setSince] = useState(() => dayBefore(Date.now(), 7));
  const formats = formatsForSeveral(connection.capabilities.copyFormats);
  const [format, setFormat] = useState<CopyFormat>(formats.includes("dotenv") ? "dotenv" : "plain");
  const [isCopying, setIsCopying] = useState(false);
  const isRecent = which === "recent";
  const chosen = useMemo(() => (isRecent ? madeSince(rows, since) : rows), [isRecent, rows, since]);
  const keys = useMemo(
    () => chosen.map(({ keyId, maskedKey }) => ({ keyId, maskedKey })),
    [chosen],
  );
  const copy = async () => {
    setIsCopying(true);
    const keyIds = keys.map(({ keyId }) => keyId);
    const isCopied = await copySeveral({ connectionId, keyIds, format });
    setIsCopying(false);
    if (isCopied) onClose();
  };

  return (
    <Popover title={text("copyAs.all.title", { keys: title })} anchor={anchor} onClose={onClose}>
      <div className={classNames(styles, "choices")}>
        <RadioGroup
          label={text("copyAs.all.which")}
          isLabelHidden
          options={[
            { value: "every", label: text("copyAs.all.every", { count: rows.length }) },
            { value: "recent", label: text("copyAs.all.recent") },
          ]}
          value={which}
          onChange={setWhich}
        />
        {isRecent && <Since day={since} count={keys.length} onChange={setSince} />}
        <div className={classNames(styles, "format")}>
          <label htmlFor={formatId}>{text("copyAs.all.format")}</label>
          <Select
            label={null}
            id={formatId}
            options={formats.map((value) => ({ value, label: formatLabel(value, text) }))}
            value={format}
            onChange={(value) => setFormat(formats.find((known) => known === value) ?? "plain")}
          />
        </div>
        {keys.length > 0 && <CopyPreview {...{ connectionId, keys, format }} />}
        <div className={classNames(styles, "actions")}>
          <Button
            tone="primary"
            state={keys.length === 0 ? "disabled" : isCopying ? "pending" : "ready"}
            onPress={copy}
          >
            {text("keys.copy")}
          </Button>
        </div>
      </div>
    </Popover>
  );
}

function formatLabel(format: CopyFormat, text: Text): string {
  const label = format === "plain" ? text("copyAs.all.plain") : text(`copyAs.format.${format}`);
  return startingSentence(label);
}

interface SinceProps {
  /** "" while there is none, or half of one. */
  readonly day: string;
  readonly count: number;
  readonly onChange: (day: string) => void;
}

function Since({ day, count, onChange }: SinceProps) {
  const { text } = useLanguage();
  const id = useId();
  return (
    <div className={classNames(styles, "since")}>
      <label htmlFor={id}>{text("copyAs.all.since")}</label>
      <input
        id={id}
        type="date"
        className={classNames(styles, "day")}
        value={day}
        max={dayBefore(Date.now(), 0)}
        onChange={(event) => onChange(event.target.value)}
      />
      <p role="status" className={classNames(styles, "found")}>
        {day === "" ? text("copyAs.all.noDate") : text("copyAs.all.found", { count })}
      </p>
    </div>
  );
}
