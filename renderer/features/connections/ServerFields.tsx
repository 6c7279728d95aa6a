import { useLanguage } from "../../language/useLanguage.ts";
import { classNames } from "../../ui/classNames.ts";
import { RadioGroup } from "../../ui/RadioGroup.tsx";
import { AddressFields, type AddressFieldsProps } from "./AddressFields.tsx";
import { type BokameraServer, bokameraPresets } from "./bokameraPresets.ts";
import { hostOf } from "./hostOf.ts";
import styles from "./ServerFields.module.css";

const servers: readonly BokameraServer[] = ["production", "test", "other"];

interface ServerFieldsProps extends AddressFieldsProps {
  readonly server: BokameraServer;
  readonly onChangeServer: (server: BokameraServer) => void;
}

/** Which of BokaMera's servers, or the addresses of another one. */
export function ServerFields({ server, onChangeServer, ...addressProps }: ServerFieldsProps) {
  const { text } = useLanguage();
  return (
    <>
      <RadioGroup<BokameraServer>
        label={text("connect.server")}
        value={server}
        onChange={onChangeServer}
        options={servers.map((value) => ({
          value,
          label: text(`connect.server.${value}`),
          hint: text(`connect.server.${value}.hint`),
        }))}
      />
      {server === "other" ? (
        <AddressFields {...addressProps} />
      ) : (
        <p className={classNames(styles, "addresses")}>
          {text("connect.server.addresses", {
            api: hostOf(bokameraPresets[server].origin),
            identity: hostOf(bokameraPresets[server].identityOrigin),
          })}
        </p>
      )}
    </>
  );
}
