import type { LinkedFile, LinkStatus } from "../../shared/linkedFile.ts";
import { useLanguage } from "../language/useLanguage.ts";
import { classNames } from "../ui/classNames.ts";
import { Icon, type IconName } from "../ui/Icon.tsx";
import styles from "./LinkStateBadge.module.css";
import { linkDetailText, linkStateText } from "./linkTexts.ts";

interface Look {
  readonly tone: "good" | "warn" | "danger" | "calm";
  readonly icon: IconName | null;
}

const looks: Readonly<Record<LinkStatus["state"], Look>> = {
  current: { tone: "good", icon: "done" },
  drift: { tone: "warn", icon: "warning" },
  "missing-entry": { tone: "danger", icon: "close" },
  "missing-file": { tone: "danger", icon: "close" },
  unknown: { tone: "calm", icon: "warning" },
  unchecked: { tone: "calm", icon: null },
};

interface LinkStateBadgeProps {
  readonly link: LinkedFile;
}

/** What a linked file holds, in a word or two with a sign; the tooltip says which key. */
export function LinkStateBadge({ link }: LinkStateBadgeProps) {
  const language = useLanguage();
  const { tone, icon } = looks[link.status.state];
  return (
    <span
      className={classNames(styles, "badge", tone)}
      title={linkDetailText(link, language) ?? undefined}
    >
      {icon !== null && <Icon name={icon} />}
      {linkStateText(link, language)}
    </span>
  );
}
