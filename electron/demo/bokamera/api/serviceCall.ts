import type { Answer } from "../../answer.ts";
import type { RouteRequest } from "../../routes.ts";
import type { Dto } from "./formats/dto.ts";
import { type TextFormat, textFormats } from "./formats/textFormats.ts";

/** One call of a service. */
export interface ServiceCall {
  /** The name of the request's class, `ApiKeyQuery`. */
  readonly operation: string;
  /** `GET /apikeys` */
  readonly route: string;
  /** The format to answer in. */
  readonly format: TextFormat;
  readonly request: RouteRequest;
}

/** The answer of a service, which nobody may keep: it may hold keys. */
export function dtoAnswer(
  { operation, format }: ServiceCall,
  status: number,
  dto: Dto,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const { mediaTypes, write } = textFormats[format];
  const download = { "content-disposition": `attachment;filename=${operation}.csv` };
  return {
    status,
    headers: {
      "content-type": `${mediaTypes[0]}; charset=utf-8`,
      "cache-control": "no-store",
      ...(format === "csv" ? download : {}),
      ...headers,
    },
    body: write(dto),
  };
}
