import { useRef, useState } from "react";
import { useIntl } from "react-intl";
import type { CompanyId, KnownCompany } from "../../../shared/companyKey.ts";
import type { Connection } from "../../../shared/connection.ts";
import { useLanguage } from "../../language/useLanguage.ts";
import { Button } from "../../ui/Button.tsx";
import { Icon } from "../../ui/Icon.tsx";
import { Select } from "../../ui/Select.tsx";
import { Tooltip } from "../../ui/Tooltip.tsx";
import { NameCompanyDialog } from "./NameCompanyDialog.tsx";
import { type AcceptAppState, useCompanyCalls } from "./useCompanyCalls.ts";

const own = "own";
const another = "another";

interface CompanyPickerProps {
  readonly connection: Connection;
  /** null for the user's own company. */
  readonly company: KnownCompany | null;
  readonly accept: AcceptAppState;
  readonly onChoose: (companyId: CompanyId | null) => void;
  /** Another company is being asked for. */
  readonly onAsk: () => void;
}

/** The companies that a superadmin has named, and the way to name one more or to forget one. */
export function CompanyPicker(props: CompanyPickerProps) {
  const { connection, company, accept, onChoose, onAsk } = props;
  const { text } = useLanguage();
  const { locale } = useIntl();
  const { forgetCompany } = useCompanyCalls(connection.connectionId, accept);
  const [isNaming, setIsNaming] = useState(false);
  const select = useRef<HTMLSelectElement>(null);
  const companies = [...connection.companies].sort((one, other) =>
    one.name.localeCompare(other.name, locale),
  );

  const choose = (value: string) => {
    if (value !== another) {
      onChoose(companies.find(({ companyId }) => companyId === value)?.companyId ?? null);
      return;
    }
    onAsk();
    setIsNaming(true);
  };
  const forget = async ({ companyId }: KnownCompany) => {
    if (!(await forgetCompany(companyId))) return;
    onChoose(null);
    // The button is gone; whoever goes on by keyboard goes on from here.
    select.current?.focus();
  };

  return (
    <>
      <Select
        label={text("companyKeys.company")}
        value={company?.companyId ?? own}
        onChange={choose}
        selectRef={select}
        options={[
          { value: own, label: text("companyKeys.company.own") },
          ...companies.map(({ companyId, name }) => ({ value: companyId, label: name })),
          { value: another, label: text("companyKeys.company.another") },
        ]}
      />
      {company !== null && (
        <Tooltip text={text("companyKeys.company.forget.tooltip")}>
          <Button
            tone="quiet"
            shape="icon"
            label={text("companyKeys.company.forget", { name: company.name })}
            onPress={() => void forget(company)}
          >
            <Icon name="close" />
          </Button>
        </Tooltip>
      )}
      {isNaming && (
        <NameCompanyDialog
          connection={connection}
          accept={accept}
          onNamed={onChoose}
          onClose={() => setIsNaming(false)}
        />
      )}
    </>
  );
}
