import { type Dto, type DtoValue, isDtoList } from "./dto.ts";

const serviceNamespace = "http://schemas.datacontract.org/2004/07/BokaMera.API.ServiceModel";
const instanceNamespace = "http://www.w3.org/2001/XMLSchema-instance";
const statusNamespace = "http://schemas.servicestack.net/types";
const textsNamespace = "http://schemas.microsoft.com/2003/10/Serialization/Arrays";

/**
 * XML as .NET's data contracts have it: every field, default values too, in the order of the
 * alphabet. The name of BokaMera's own namespace is our guess.
 */
export function writeXml(dto: Dto): string {
  const namespaces = `xmlns:i="${instanceNamespace}" xmlns="${serviceNamespace}"`;
  const fields = writeFields(dto, "");
  return `<?xml version="1.0" encoding="utf-8"?><${dto.type} ${namespaces}>${fields}</${dto.type}>`;
}

/** @param prefix of the element names, `"d2p1:"` or "" for the service's own namespace. */
function writeFields({ fields }: Dto, prefix: string): string {
  const byName = Object.entries(fields).sort(([one], [other]) => (one < other ? -1 : 1));
  return byName.map(([name, value]) => writeElement(`${prefix}${name}`, value, prefix)).join("");
}

function writeElement(name: string, value: DtoValue, prefix: string): string {
  if (value === null) return `<${name} i:nil="true" />`;
  if (value === "") return `<${name} />`;
  if (typeof value !== "object") return `<${name}>${escapeXml(String(value))}</${name}>`;
  if (isDtoList(value)) {
    const isTexts = typeof value[0] === "string";
    const namespace = isTexts ? ` xmlns:d2p1="${textsNamespace}"` : "";
    const items = value.map((item) =>
      typeof item === "string"
        ? writeElement("d2p1:string", item, "d2p1:")
        : writeElement(`${prefix}${item.type}`, item, prefix),
    );
    return `<${name}${namespace}>${items.join("")}</${name}>`;
  }
  if (value.type !== "ResponseStatus") return `<${name}>${writeFields(value, prefix)}</${name}>`;
  return `<${name} xmlns:d2p1="${statusNamespace}">${writeFields(value, "d2p1:")}</${name}>`;
}

function escapeXml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#xD;");
}
