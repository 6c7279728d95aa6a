import { describe, expect, it } from "vitest";
import { findNoContact } from "../../../shared/keyHealth/findNoContact.ts";

describe("no contact", () => {
  it("is said of a key without an address, or with blanks for one", () => {
    for (const contactEmail of ["", "  ", "\n"]) {
      expect(findNoContact({ contactEmail })).toEqual({ kind: "no-contact" });
    }
    expect(findNoContact({ contactEmail: "anna@fjallgarden.example" })).toBeNull();
  });
});
