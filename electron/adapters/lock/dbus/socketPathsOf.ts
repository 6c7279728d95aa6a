/**
 * The sockets of a D-Bus address, `unix:path=/run/user/1000/bus,guid=…;…`, in its order; one of an
 * abstract socket begins with a NUL.
 *
 * SECURITY: sockets on this computer only: an address of a program or of another computer has none.
 */
export function socketPathsOf(address: string): readonly string[] {
  return address.split(";").flatMap((place) => {
    const [, settings] = /^unix:(.*)$/s.exec(place) ?? [];
    if (settings === undefined) return [];
    const path = settingOf(settings, "path");
    const abstract = settingOf(settings, "abstract");
    if (path) return [path];
    return abstract ? [`\0${abstract}`] : [];
  });
}

function settingOf(settings: string, name: string): string | null {
  const found = settings.split(",").find((setting) => setting.startsWith(`${name}=`));
  if (found === undefined) return null;
  try {
    return decodeURIComponent(found.slice(name.length + 1));
  } catch {
    return null;
  }
}
