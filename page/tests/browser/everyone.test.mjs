/**
 * The page is for everyone: in every state that it can be in, axe-core finds nothing against WCAG 2.2 AA, all of it fits, and the
 * Tab key comes to every control, whose focus is seen.
 */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { start } from "./browser.mjs";
import { edgeless, moving, tooWide, unreachable, violations, walker } from "./looks.mjs";
import { begun, first, madeUp } from "./states.mjs";

let browser;
before(async () => {
  browser = await start();
});
after(() => browser?.close());

const open = ({ scripts = [], ...looks }) => browser.open({ ...looks, scripts: [[walker], ...scripts] });

const ALL = { "the first screen": first, "a round that begins": begun, "a made-up round": madeUp };

for (const [what, states] of Object.entries(ALL)) {
  test(what, async (t) => {
    for await (const { name, tab, keepsFocus = false } of states(open)) {
      await t.test(name, async () => {
        assert.deepEqual(await violations(tab), [], "axe-core");
        assert.deepEqual(await tooWide(tab), [], "too wide");
        if (!keepsFocus) assert.deepEqual(await unreachable(tab), [], "controls");
        assert.deepEqual(await moving(tab), [], "moving, though nothing should");
        assert.deepEqual(await edgeless(tab), [], "without an edge in the computer's own colours");
      });
    }
  });
}
