import { describe, expect, it } from "vitest";
import { placeWindow } from "../../electron/windows/placeWindow.ts";

const screen = { x: 0, y: 25, width: 1920, height: 1055 };
const saved = { x: 300, y: 200, width: 1200, height: 800, isMaximized: false };

describe("placeWindow", () => {
  it("opens at the usual size on a first start", () => {
    expect(placeWindow(null, [screen])).toEqual({ width: 1100, height: 760 });
  });

  it("opens where it was", () => {
    expect(placeWindow(saved, [screen])).toEqual({ x: 300, y: 200, width: 1200, height: 800 });
  });

  it("is centred when its screen is gone", () => {
    expect(placeWindow({ ...saved, x: 2500 }, [screen])).toEqual({ width: 1200, height: 800 });
  });

  it("is centred when its title bar would be out of reach", () => {
    expect(placeWindow({ ...saved, y: -40 }, [screen])).toEqual({ width: 1200, height: 800 });
  });

  it("is never smaller than what can be used", () => {
    const tiny = placeWindow({ ...saved, width: 20, height: 10 }, [screen]);
    expect(tiny).toMatchObject({ width: 900, height: 600 });
  });
});
