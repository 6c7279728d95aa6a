const words = "kassa 12 grandspa active 192.0";

/**
 * @typedef {{ workMs: number, busyMs: number, paintMs: number }} KeyStroke
 *   `workMs`: script, styles and layout until the new rows stand. `busyMs`: the main thread all in
 *   all, with what the system's (here: software) drawing takes of it. `paintMs`: the time until the
 *   next picture, which waits for the screen
 * @typedef {{ workMs: number, busyMs: number }} Spent since the page was loaded
 */

/**
 * Types 30 characters into the filter, one after the other has been drawn.
 *
 * @param {import("playwright-core").Page} page
 * @returns {Promise<readonly KeyStroke[]>}
 */
export async function measureKeyStrokes(page) {
  const filter = page.locator("input[type=search]");
  await filter.focus();
  await watchPictures(page);
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable");
  const spent = () => readSpent(session);
  /** @type {KeyStroke[]} */
  const strokes = [];
  for (const character of words) {
    await untilIdle(page);
    const before = await spent();
    // What looking costs, without a key stroke.
    await untilIdle(page);
    const between = await spent();
    await page.keyboard.press(character === " " ? "Space" : character);
    await untilIdle(page);
    const after = await spent();
    strokes.push({
      workMs: after.workMs - 2 * between.workMs + before.workMs,
      busyMs: after.busyMs - 2 * between.busyMs + before.busyMs,
      paintMs: Number(await page.evaluate("window.pictureAfterMs")),
    });
  }
  await session.detach();
  await filter.fill("");
  return strokes;
}

/**
 * @param {import("playwright-core").CDPSession} session
 * @returns {Promise<Spent>}
 */
async function readSpent(session) {
  const { metrics } = await session.send("Performance.getMetrics");
  /** @param {string} wanted */
  const ms = (wanted) => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN);
  const workMs = ms("ScriptDuration") + ms("RecalcStyleDuration") + ms("LayoutDuration");
  return { workMs, busyMs: ms("TaskDuration") };
}

/**
 * Types the same as fast as it is taken, and fails when a character was dropped.
 *
 * @param {import("playwright-core").Page} page
 */
export async function typeFast(page) {
  const filter = page.locator("input[type=search]");
  await filter.focus();
  await page.keyboard.type(words);
  const typed = await filter.inputValue();
  if (typed !== words) throw new Error(`Key strokes were dropped: "${typed}"`);
  await filter.fill("");
  await untilIdle(page);
}

/**
 * `window.pictureAfterMs` is how long the last key stroke waited for the picture after it.
 *
 * @param {import("playwright-core").Page} page
 */
async function watchPictures(page) {
  await page.locator("input[type=search]").evaluate((input) => {
    input.addEventListener("beforeinput", (event) => {
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => {
          Object.assign(window, { pictureAfterMs: performance.now() - event.timeStamp });
        };
        painted.port2.postMessage(null);
      });
    });
  });
}

/**
 * Two pictures later the page has nothing left to do.
 *
 * @param {import("playwright-core").Page} page
 */
async function untilIdle(page) {
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => requestIdleCallback(resolve, { timeout: 2_000 })),
        );
      }),
  );
}
