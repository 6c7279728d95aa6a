import type { KeyFindingKind } from "../../../shared/keyHealth/keyFinding.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { VisuallyHidden } from "../../ui/VisuallyHidden.tsx";
import styles from "./CompanyKeysTable.module.css";
import type { CompanyKeyEntry } from "./companyKeyEntries.ts";
import { Fact } from "./Fact.tsx";
import { StatusFact } from "./StatusFact.tsx";

interface CompanyKeyFactsProps {
  readonly entry: CompanyKeyEntry;
  readonly showsCompany: boolean;
}

/**
 * The cells of what is known of a key. Each fact has a column, and a place below another fact where
 * it is drawn instead once there is no room for the column: the style sheet decides between both.
 */
export function CompanyKeyFacts({ entry, showsCompany }: CompanyKeyFactsProps) {
  const { text, exactTime } = useLanguage();
  const { row, findings, created, company } = entry;
  const found = (...kinds: readonly KeyFindingKind[]) =>
    findings.find(({ kind }) => kinds.includes(kind)) ?? null;
  const contact = { fact: row.contactEmail, finding: found("no-contact") };
  const addresses = {
    fact: row.allowedIpAddresses,
    finding: found("no-ip-restriction", "wide-ip-range", "unreadable-ip-entry"),
  };
  const isOld = found("older-than-a-year");
  const createdAt = row.created === null ? "" : exactTime(row.created);
  const expiresAt = row.expiry === null ? "" : exactTime(row.expiry);
  return (
    <>
      <td className={classNames(styles, "status")}>
        <StatusFact entry={entry} />
        <div className={classNames(styles, "moved", "moved-addresses")}>
          <Fact place="below" {...addresses} />
        </div>
      </td>
      <td className={classNames(styles, "notes")}>
        <Fact place="own" fact={row.notes} finding={found("duplicate")} />
        <div className={classNames(styles, "moved", "moved-contact")}>
          <Fact place="below" {...contact} />
          {showsCompany && (
            <span className={classNames(styles, "moved-company")}>
              <Fact place="below" fact={company ?? ""} finding={null} />
            </span>
          )}
        </div>
      </td>
      <td className={classNames(styles, "contact")}>
        <Fact place="own" {...contact} />
      </td>
      <td className={classNames(styles, "addresses")}>
        <Fact place="own" {...addresses} />
      </td>
      <td className={classNames(styles, "created")}>
        <Fact place="own" fact={created ?? ""} title={createdAt} finding={isOld} />
      </td>
      <td>
        <Fact
          place="own"
          fact={entry.expires ?? text("companyKeys.neverExpires")}
          title={expiresAt}
          isMuted={entry.expires === null}
          finding={null}
        />
        <div className={classNames(styles, "moved", "moved-created")}>
          {created !== null && (
            <VisuallyHidden>{`${text("companyKeys.column.created")}: `}</VisuallyHidden>
          )}
          <Fact
            place="below"
            fact={created ?? ""}
            title={text("companyKeys.createdOn", { date: createdAt })}
            finding={isOld}
          />
        </div>
      </td>
      {showsCompany && (
        <td className={classNames(styles, "company")}>
          <Fact place="own" fact={company ?? ""} finding={null} />
        </td>
      )}
    </>
  );
}
