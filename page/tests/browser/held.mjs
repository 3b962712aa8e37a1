/** Holds back what the engine is asked, or the files that are written, as long as a test looks at what is shown meanwhile. */

/** In the page, before its own script. */
export const holder = () => {
  const held = (kind, what, name, isHeld) => {
    const act = what[name];
    what[name] = async function (...given) {
      if (window.hold === kind && isHeld(...given)) await new Promise((go) => (window.release = go));
      return act.apply(this, given);
    };
  };
  held("asked", Worker.prototype, "postMessage", ({ say }) => say === "do");
  held("written", FileSystemWritableFileStream.prototype, "close", () => true);
};

export const hold = ({ page }, kind) => page.evaluate((kind) => void (window.hold = kind), kind);

/** Lets go of what is held, and holds something else, or nothing. */
export const release = ({ page }, kind = null) =>
  page.evaluate((kind) => {
    window.hold = kind;
    window.release();
  }, kind);
