/** The class names of a CSS module, joined: `classNames(styles, "row", isHot && "hot")`. */
export function classNames(
  styles: Readonly<Record<string, string>>,
  ...names: readonly (string | false | null)[]
): string {
  return names
    .filter((name) => typeof name === "string")
    .map((name) => styles[name] ?? name)
    .join(" ");
}
