import { fireEvent, screen } from "@testing-library/react";
import { bokameraConnection } from "../fakes/fakeAppState.ts";
import { fakeCompanyRow, lodgeCompany } from "../fakes/fakeCompanyKeys.ts";
import { FakeKeyrack } from "../fakes/fakeKeyrack.ts";

export const { connectionId } = bokameraConnection;
export const ownKeys = { connectionId, companyId: null, activeOnly: false };

export function companyKeyrack(connection = bokameraConnection): FakeKeyrack {
  return new FakeKeyrack({
    connections: [connection],
    selectedConnectionId: connection.connectionId,
  });
}

/** The keyrack of a superadmin who has named one company, which has one key. */
export function superadminKeyrack(): FakeKeyrack {
  const keyrack = companyKeyrack({ ...bokameraConnection, companies: [lodgeCompany] });
  keyrack.account = { email: "root@platform.example", mayChooseCompany: true };
  const { companyId } = lodgeCompany;
  keyrack.companyRows = [
    ...keyrack.companyRows,
    fakeCompanyRow("7a7a", Date.now(), { companyId, notes: "Ski pass" }),
  ];
  return keyrack;
}

/** By its name alone, since `getByRole` computes the style of every cell for it. */
export function tables(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('table[aria-label="Company keys"]')];
}

export function table(): HTMLElement {
  const [only] = tables();
  if (only === undefined) throw new Error("no table of company keys");
  return only;
}

export function sortButton(column: string): HTMLElement {
  const buttons = [...table().querySelectorAll<HTMLElement>("th button")];
  const found = buttons.find((own) => own.textContent === column);
  if (found === undefined) throw new Error(`no column ${column}`);
  return found;
}

/** The endings of the rows that are drawn, in their order. */
export function endings(): string {
  const rows = [...table().querySelectorAll("tbody tr[data-index]")];
  return rows.map((row) => /•([0-9a-z]{4})/.exec(row.textContent ?? "")?.[1]).join(" ");
}

export function rowOf(ending: string): HTMLElement {
  const found = [...table().querySelectorAll<HTMLElement>("tr[data-index]")].find((row) =>
    row.textContent?.includes(`•${ending}`),
  );
  if (found === undefined) throw new Error(`no row ends in ${ending}`);
  return found;
}

export function filter(): HTMLInputElement {
  return screen.getByLabelText<HTMLInputElement>("Filter");
}

export function scrollDown(pixels: number): void {
  const scroller = table().parentElement;
  if (scroller === null) throw new Error("the table stands alone");
  scroller.scrollTop = pixels;
  fireEvent.scroll(scroller);
}

export function lastListed(keyrack: FakeKeyrack): unknown {
  return keyrack.callsOf("listCompanyKeys").at(-1)?.request;
}
