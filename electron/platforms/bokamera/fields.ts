/**
 * The fields of a JSON object by their documented names, whatever their casing: `CompanyId`,
 * `companyId`, `company_id`. Of two spellings beside each other the documented one counts.
 */
export class Fields {
  readonly #json: JsonObject;
  #canonical: ReadonlyMap<string, unknown> | null = null;

  private constructor(json: JsonObject) {
    this.#json = json;
  }

  /** null for anything but an object. */
  static of(json: unknown): Fields | null {
    return isObject(json) ? new Fields(json) : null;
  }

  /** @param name in PascalCase. undefined when there is no such field. */
  get(name: string): unknown {
    if (Object.hasOwn(this.#json, name)) return this.#json[name];
    this.#canonical ??= canonicalFieldsOf(this.#json);
    return this.#canonical.get(canonicalName(name));
  }

  /** Whether there is no field beside this one, which need not be there either. */
  hasAtMost(name: string): boolean {
    const only = canonicalName(name);
    return Object.keys(this.#json).every((other) => canonicalName(other) === only);
  }
}

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(json: unknown): json is JsonObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function canonicalFieldsOf(json: JsonObject): ReadonlyMap<string, unknown> {
  return new Map(Object.entries(json).map(([name, value]) => [canonicalName(name), value]));
}

function canonicalName(name: string): string {
  return name.toLowerCase().replaceAll("_", "");
}
