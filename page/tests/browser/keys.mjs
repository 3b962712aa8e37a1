/** Someone who has a keyboard alone, and hears what is said. */
import assert from "node:assert/strict";

/** So many stops a screen may have. */
const MOST = 200;

/** In the page: what the focus is on, by what it says to those who hear it. */
const focused = () => {
  const one = document.activeElement;
  const words = one.labels?.[0]?.textContent ?? one.getAttribute("aria-label") ?? one.textContent;
  return { words: words.replace(/\s+/g, " ").trim(), tag: one.tagName.toLowerCase() };
};

export class Keys {
  constructor(tab) {
    this.page = tab.page;
  }

  on() {
    return this.page.evaluate(focused);
  }

  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text) {
    await this.page.keyboard.type(text);
  }

  /** Goes on with the Tab key (or back) until the focus is on what says `words`. */
  async to(words, key = "Tab") {
    const passed = [];
    for (let stop = 0; stop < MOST; stop += 1) {
      await this.press(key);
      const on = await this.on();
      if (typeof words === "string" ? on.words === words : words.test(on.words)) return;
      passed.push(on.words.slice(0, 40));
      if (on.tag === "body" && stop > 1) break;
    }
    assert.fail(`${key} does not lead to ${words}; it leads to: ${passed.join(" | ")}`);
  }

  /** Waits till the focus is on what `where` finds, and gives what it says. */
  async comesTo(where) {
    await this.page.locator(where).and(this.page.locator(":focus")).waitFor();
    return (await this.on()).words;
  }

  /** Waits till this is said by itself, to those who hear the page. */
  async hears(words, live = "polite") {
    await this.page.locator(`[aria-live="${live}"]`).filter({ hasText: words }).waitFor({ state: "attached" });
  }
}
